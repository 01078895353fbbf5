-- Notes that a session was used, where it is still there.
--
-- KEYS  1 session:<token hash>
-- ARGV  1 now, ms
-- Gives 1, or 0 when it ended meanwhile
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'last_used_at', ARGV[1])
return 1
