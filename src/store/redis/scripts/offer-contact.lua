-- Keeps a one-time code; an earlier one of the same offer opens nothing any more.
--
-- KEYS  1 contact-codes   2 contact-offers
-- ARGV  1 hash of the code   2 what is offered: department or official   3 offer (JSON)   4 until, ms
-- Gives 1
local earlier = redis.call('HGET', KEYS[2], ARGV[2])
if earlier then redis.call('HDEL', KEYS[1], earlier) end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4] .. ' ' .. ARGV[3])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
return 1
