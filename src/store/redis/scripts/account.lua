-- Shared by the moves of accounts; put in front of them by ../scripts.ts.

-- Writes an entry (JSON) into an account's own log and, where `all` is given, into the one of all accounts.
local function note(own, all, entry)
  redis.call('LPUSH', own, entry)
  if all then redis.call('LPUSH', all, entry) end
end

-- Takes what proves the second factor of an active account, once: a code of a step later than the last one taken, or a
-- recovery code that was not used.
local function spend(official, recovery, kind, value)
  local factor = redis.call('HMGET', official, 'factor_secret', 'deactivated_at', 'factor_step')
  if not factor[1] or factor[2] then return false end
  if kind == 'recovery' then return redis.call('SREM', recovery, value) == 1 end
  if tonumber(value) <= tonumber(factor[3] or '0') then return false end
  redis.call('HSET', official, 'factor_step', value)
  return true
end

-- Puts new recovery codes, ARGV from `first` on, in the place of those an account has.
local function set_codes(recovery, first)
  redis.call('DEL', recovery)
  for at = first, #ARGV do redis.call('SADD', recovery, ARGV[at]) end
end

-- Ends all sessions and begun sign-ins: those of an earlier era open nothing.
local function end_all(official)
  return redis.call('HINCRBY', official, 'era', 1)
end

-- Notes a sign-in that waits for its second factor.
local function begin(begun, official, id, secret, replaces, expires, seconds)
  redis.call('HSET', begun, 'official', id, 'secret', secret, 'replaces', replaces, 'expires_at', expires,
    'era', redis.call('HGET', official, 'era') or '0')
  redis.call('EXPIRE', begun, seconds)
end

-- What was begun, while it opens something: `undefined` is nil.
local function begun_now(begun, official, now)
  local row = redis.call('HMGET', begun, 'official', 'secret', 'replaces', 'expires_at', 'era')
  if not row[1] or tonumber(row[4]) <= tonumber(now) then return nil end
  local account = redis.call('HMGET', official, 'era', 'deactivated_at')
  if row[5] ~= (account[1] or '0') or account[2] then return nil end
  return { secret = row[2], replaces = row[3] == '1' }
end

-- Starts a session in the era its official is in; `of` keeps the names of their sessions by when they end.
local function start(session, of, official, id, hash, csrf, started, expires, seconds)
  redis.call('HSET', session, 'official', id, 'csrf_token', csrf, 'started_at', started, 'last_used_at', started,
    'expires_at', expires, 'era', redis.call('HGET', official, 'era') or '0')
  redis.call('EXPIRE', session, seconds)
  redis.call('ZREMRANGEBYSCORE', of, '-inf', started)
  redis.call('ZADD', of, expires, hash)
  redis.call('HSET', official, 'signed_in_at', started)
end

-- Whether nobody else who is active and has a password administrates. Goes through all accounts: such moves are rare.
local function is_last(emails, prefix, id)
  for _, other in ipairs(redis.call('HVALS', emails)) do
    if other ~= id then
      local row = redis.call('HMGET', prefix .. other, 'role', 'password_hash', 'deactivated_at')
      if row[1] == 'quan-tri' and row[2] and not row[3] then return false end
    end
  end
  return true
end
