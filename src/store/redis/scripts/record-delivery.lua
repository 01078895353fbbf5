-- Notes what became of an attempt to send. Whoever has lost the lease changes nothing.
--
-- KEYS  1 heads-due:<network>   2 heads   3 behind:<id>   4 sending:<network>   5 fares   6 dead:<network>
--       7 dead-letters   8 channel:<network>
-- ARGV  1 conversation id   2 lease   3 'sent', 'retry' or 'refused'   4 when, ms; for 'retry' when to try again
--       5 for 'refused' what a dead letter says of it (JSON); its ticket is added   6 now, ms   7 why not sent, or ''
-- Gives 2 when the conversation has a later reply, which may go now, 1 when it has none, or 0 when the lease was lost
local conversation, at = ARGV[1], ARGV[4]
local head = redis.call('HGET', KEYS[2], conversation)
head = head and cjson.decode(head)
if not head or head.lease ~= ARGV[2] then return 0 end

if ARGV[3] == 'sent' then
  redis.call('HSET', KEYS[8], 'sent_at', ARGV[6])
else
  redis.call('HSET', KEYS[8], 'failed_at', ARGV[6], 'why', ARGV[7])
end

if ARGV[3] == 'retry' then
  head.lease = ''
  redis.call('HSET', KEYS[2], conversation, cjson.encode(head))
  redis.call('ZADD', KEYS[1], at, conversation)
  return 1
end

redis.call('ZREM', KEYS[4], head.id)
if head.ticket ~= '' then redis.call('HINCRBY', KEYS[5], head.ticket .. ':waiting', -1) end
if ARGV[3] == 'refused' then
  if head.ticket ~= '' then redis.call('HINCRBY', KEYS[5], head.ticket .. ':dead', 1) end
  redis.call('ZADD', KEYS[6], at, head.id)
  redis.call('HSET', KEYS[7], head.id, head.ticket .. ':' .. ARGV[5])
end

-- Due from now and not from when it was written: a long reply takes turns with other people's.
local following = redis.call('LPOP', KEYS[3])
if following then
  local id, ticket = string.match(following, '^(%d+):(.*)$')
  head = { id = tonumber(id), ticket = ticket, attempts = 0, lease = '' }
  redis.call('HSET', KEYS[2], conversation, cjson.encode(head))
  redis.call('ZADD', KEYS[1], at, conversation)
  return 2
end
redis.call('HDEL', KEYS[2], conversation)
redis.call('ZREM', KEYS[1], conversation)
return 1
