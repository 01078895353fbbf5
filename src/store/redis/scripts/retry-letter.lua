-- Puts a dead letter back where it belongs among the replies to its chat: in front of those written after it, behind one
-- that is on its way. Writes the journal.
--
-- KEYS  1 dead:<network>   2 dead-letters   3 sending:<network>   4 fares   5 heads   6 behind:<id>
--       7 heads-due:<network>   8 letter-journal
-- ARGV  1 line   2 conversation id   3 when, ms   4 its ticket, or ''   5 entry of the journal (JSON)
-- Gives 'waiting'; 'gone', with nothing written, when it is no dead letter any more
local line, conversation, at, ticket = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
if redis.call('HEXISTS', KEYS[2], line) == 0 then return 'gone' end
local head = redis.call('HGET', KEYS[5], conversation)
head = head and cjson.decode(head)
local behind = redis.call('LRANGE', KEYS[6], 0, -1)

redis.call('ZREM', KEYS[1], line)
redis.call('HDEL', KEYS[2], line)
redis.call('ZADD', KEYS[3], at, line)
if ticket ~= '' then
  redis.call('HINCRBY', KEYS[4], ticket .. ':dead', -1)
  redis.call('HINCRBY', KEYS[4], ticket .. ':waiting', 1)
end
redis.call('LPUSH', KEYS[8], ARGV[5])

-- A reply that is on its way cannot be called back; one that waits for its turn makes way.
if not head or (head.lease == '' and head.id > line) then
  if head then redis.call('LPUSH', KEYS[6], head.id .. ':' .. head.ticket) end
  redis.call('HSET', KEYS[5], conversation, cjson.encode({ id = line, ticket = ticket, attempts = 0, lease = '' }))
  redis.call('ZADD', KEYS[7], at, conversation)
  return 'waiting'
end
local own = line .. ':' .. ticket
for _, other in ipairs(behind) do
  if tonumber(string.match(other, '^%d+')) > line then
    redis.call('LINSERT', KEYS[6], 'BEFORE', other, own)
    return 'waiting'
  end
end
redis.call('RPUSH', KEYS[6], own)
return 'waiting'
