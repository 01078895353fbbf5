-- Takes the delivery on one network that has been due longest; only the first unsent reply of a chat is among them.
--
-- KEYS  1 heads   2 heads-due:<network>   3 'conversation:'   4 'transcript:'; whose they are of, only the script finds
--       out, and adds the conversation's id: the tag keeps them in the same slot
-- ARGV  1 now, ms   2 end of the lease, ms   3 lease
-- Gives {conversation id, line, attempts before this one, fields of the conversation, its line}, or nothing when none is due; an error when the reply does
-- not read: it then rests until the end of the lease and lets others pass.
local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if #first == 0 or tonumber(first[2]) > tonumber(ARGV[1]) then return false end
local conversation = first[1]

redis.call('ZADD', KEYS[2], ARGV[2], conversation)
local read, head = pcall(cjson.decode, redis.call('HGET', KEYS[1], conversation))
if not read then return redis.error_reply('ERR a reply that cannot be read') end
head.lease = ARGV[3]
head.attempts = head.attempts + 1
redis.call('HSET', KEYS[1], conversation, cjson.encode(head))

local known = redis.call('HGETALL', KEYS[3] .. conversation)
local line = redis.call('XRANGE', KEYS[4] .. conversation, head.id, head.id)
return { conversation, head.id, head.attempts - 1, known, line }
