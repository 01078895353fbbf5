-- Takes the lane whose work has been due longest.
--
-- KEYS  1 lanes   2 lanes-due
-- ARGV  1 now, ms   2 end of the lease, ms   3 lease
-- Gives {conversation id, turns begun before and not finished}, or nothing when none is due; an error when the lane
-- does not read: it then rests until the end of the lease and lets others pass.
local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if #first == 0 or tonumber(first[2]) > tonumber(ARGV[1]) then return false end
local conversation = first[1]

redis.call('ZADD', KEYS[2], ARGV[2], conversation)
local read, lane = pcall(cjson.decode, redis.call('HGET', KEYS[1], conversation))
if not read then return redis.error_reply('ERR a lane that cannot be read') end
lane.lease = ARGV[3]
lane.attempts = lane.attempts + 1
redis.call('HSET', KEYS[1], conversation, cjson.encode(lane))
return { conversation, lane.attempts - 1 }
