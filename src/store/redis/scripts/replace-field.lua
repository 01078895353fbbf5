-- Puts another value in the place of a field's.
--
-- KEYS  1 a hash
-- ARGV  1 field   2 its value as it was   3 as it is to be
-- Gives 1, or 0 when another stands there
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
