-- Puts another value in the place of a list's entry.
--
-- KEYS  1 a list
-- ARGV  1 place, from 0   2 the entry as it was   3 as it is to be
-- Gives 1, or 0 when another stands there
if redis.call('LINDEX', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('LSET', KEYS[1], ARGV[1], ARGV[3])
return 1
