-- Counts one call of one caller in one minute.
--
-- KEYS  1 calls:<minute>:<key>
-- ARGV  1 seconds the count is kept
-- Gives how many calls were counted there, with this one
local made = redis.call('INCR', KEYS[1])
if made == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return made
