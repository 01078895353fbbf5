-- Forgets an example of routing.
--
-- KEYS  1 examples   2 examples-by-time   3 examples-edition
-- ARGV  1 id
-- Gives how many were forgotten, 0 or 1
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('INCR', KEYS[3])
return 1
