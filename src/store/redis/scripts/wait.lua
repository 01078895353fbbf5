-- Shared by scripts that write what is to wait. Of them:
-- KEYS  1 held   2 held-digests   3 editions   4 published   5 in-use   6 shelved   then their own
-- A change is six of ARGV: document, digest, content, what is known of it (JSON), digest of the edition it was made from
-- or '', digest of the one that must be waiting until now or ''.

-- Digest of the edition that the version in use holds; '' where it holds none.
local function in_use(document)
  local version = tonumber(redis.call('GET', KEYS[5]) or '0')
  local stretches = redis.call('HGET', KEYS[6], document) or ''
  for since, till, digest in string.gmatch(stretches, '(%d+)%-(%d*) (%x+)') do
    if tonumber(since) <= version and (till == '' or tonumber(till) > version) then return digest end
  end
  return ''
end

-- Whether the change at that place rests on what stands.
local function fits(at)
  return (redis.call('HGET', KEYS[2], ARGV[at]) or '') == ARGV[at + 5] and in_use(ARGV[at]) == ARGV[at + 4]
end

local function put(at)
  local document, digest = ARGV[at], ARGV[at + 1]
  local before = redis.call('HGET', KEYS[2], document)
  redis.call('HSETNX', KEYS[3], digest, ARGV[at + 2])
  redis.call('HSET', KEYS[1], document, ARGV[at + 3])
  redis.call('HSET', KEYS[2], document, digest)
  -- An edition that was never published and waits no more is nobody's. Its digest names its document: no other waits for it.
  if before and before ~= digest and redis.call('SISMEMBER', KEYS[4], before) == 0 then redis.call('HDEL', KEYS[3], before) end
end

