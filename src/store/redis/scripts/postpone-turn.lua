-- Gives a lane back, to be taken again later. Whoever has lost the lease changes nothing.
--
-- KEYS  1 lanes   2 lanes-due
-- ARGV  1 conversation id   2 lease   3 when to take it again, ms
-- Gives 1, or 0 when the lease was lost
local lane = redis.call('HGET', KEYS[1], ARGV[1])
lane = lane and cjson.decode(lane)
if not lane or lane.lease ~= ARGV[2] then return 0 end
lane.lease = ''
-- Taken by an older program it was not counted.
lane.unreturned = math.max((lane.unreturned or 0) - 1, 0)
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(lane))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return 1
