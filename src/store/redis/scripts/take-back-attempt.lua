-- Forgets one attempt that was counted at this time. Of several in one millisecond it does not matter which.
--
-- KEYS  1 attempts:<key>
-- ARGV  1 when it was counted, ms
-- Gives how many were forgotten, 0 or 1
local found = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[1], 'BYSCORE', 'LIMIT', 0, 1)
if #found == 0 then return 0 end
return redis.call('ZREM', KEYS[1], found[1])
