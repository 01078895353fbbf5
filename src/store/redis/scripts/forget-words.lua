-- Deletes what a conversation's words are kept in, up to a line: unsent replies, dead letters, the transcript.
--
-- KEYS  1 transcript:<id>   2 heads   3 behind:<id>   4 heads-due:<network>   5 sending:<network>   6 fares
--       7 dead:<network>   8 dead-letters
-- ARGV  1 conversation id   2 last line to go   3 now, ms   4 chat
-- Gives how many unsent replies and dead letters went
local conversation, through = ARGV[1], tonumber(ARGV[2])
local gone = 0

local function unsent(id, ticket)
  redis.call('ZREM', KEYS[5], id)
  -- Not there for a ticket that belongs to the chat no more.
  local waits = ticket .. ':waiting'
  if redis.call('HEXISTS', KEYS[6], waits) == 1 then redis.call('HINCRBY', KEYS[6], waits, -1) end
  gone = gone + 1
end

local head = redis.call('HGET', KEYS[2], conversation)
head = head and cjson.decode(head)
if head and head.id <= through then
  -- One that is on its way cannot be called back; its sender will find that it is no longer theirs.
  unsent(head.id, head.ticket)
  redis.call('HDEL', KEYS[2], conversation)
  redis.call('ZREM', KEYS[4], conversation)
  head = nil
end
local kept = {}
for _, other in ipairs(redis.call('LRANGE', KEYS[3], 0, -1)) do
  local id, ticket = string.match(other, '^(%d+):(.*)$')
  if tonumber(id) <= through then unsent(id, ticket) else kept[#kept + 1] = other end
end
redis.call('DEL', KEYS[3])
for place, other in ipairs(kept) do
  if place == 1 and not head then
    local id, ticket = string.match(other, '^(%d+):(.*)$')
    redis.call('HSET', KEYS[2], conversation,
      cjson.encode({ id = tonumber(id), ticket = ticket, attempts = 0, lease = '' }))
    redis.call('ZADD', KEYS[4], ARGV[3], conversation)
  else
    redis.call('RPUSH', KEYS[3], other)
  end
end

for _, line in ipairs(redis.call('ZRANGE', KEYS[7], 0, -1)) do
  local letter = tonumber(line) <= through and redis.call('HGET', KEYS[8], line)
  -- Looked at as text first: most are somebody else's.
  if letter and string.find(letter, ARGV[4], 1, true) then
    local read, told = pcall(cjson.decode, string.match(letter, '^[^:]*:(.*)$'))
    if read and told.chat == ARGV[4] then
      redis.call('ZREM', KEYS[7], line)
      redis.call('HDEL', KEYS[8], line)
      gone = gone + 1
    end
  end
end
-- A line that is trimmed away is only marked as such: as long as another line stands beside it, its words stay in memory,
-- in a log written anew and in every dump. So what is kept, few lines that came later, is written as a new stream.
if redis.call('XTRIM', KEYS[1], 'MINID', (through + 1) .. '-0') > 0 then
  local lines = redis.call('XRANGE', KEYS[1], '-', '+')
  redis.call('DEL', KEYS[1])
  for _, line in ipairs(lines) do redis.call('XADD', KEYS[1], line[1], unpack(line[2])) end
end
return gone
