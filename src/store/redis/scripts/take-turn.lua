-- Takes the lane whose work has been due longest, and reads what waits in it.
--
-- KEYS  1 lanes   2 lanes-due   3 'conversation:'   4 'waiting:'; whose they are of, only the script finds out, and adds
--       the conversation's id: the tag keeps them in the same slot
-- ARGV  1 now, ms   2 end of the lease, ms   3 lease   4 last message to read: 0 for the first alone, -1 for all
-- Gives {conversation id, turns begun before and not finished, how many of these were not given back either, fields of
-- the conversation, messages}, or nothing when none is due; an error when the lane does not read: it then rests until the end of the lease and lets others pass.
local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if #first == 0 or tonumber(first[2]) > tonumber(ARGV[1]) then return false end
local conversation = first[1]

redis.call('ZADD', KEYS[2], ARGV[2], conversation)
local read, lane = pcall(cjson.decode, redis.call('HGET', KEYS[1], conversation))
if not read then return redis.error_reply('ERR a lane that cannot be read') end
lane.lease = ARGV[3]
lane.attempts = lane.attempts + 1
-- Not there in what an older program has written.
lane.unreturned = (lane.unreturned or 0) + 1
redis.call('HSET', KEYS[1], conversation, cjson.encode(lane))

-- Read after the lease is written: what does not read rests with it, where a lane given back at once would be the first
-- one due again and hold up everybody.
local known = redis.call('HGETALL', KEYS[3] .. conversation)
local messages = redis.call('LRANGE', KEYS[4] .. conversation, 0, ARGV[4])
return { conversation, lane.attempts - 1, lane.unreturned - 1, known, messages }
