-- Puts an earlier version to use again.
--
-- KEYS  1 in-use   2 versions   3 journal
-- ARGV  1 version   2 line of the journal (JSON)
-- Gives 'in_use', 'already' or 'unknown'
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 'unknown' end
if redis.call('GET', KEYS[1]) == ARGV[1] then return 'already' end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('LPUSH', KEYS[3], ARGV[2])
return 'in_use'
