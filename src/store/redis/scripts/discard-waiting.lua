-- Throws away an edition that waited.
--
-- KEYS  1 held   2 held-digests   3 editions   4 published   5 journal
-- ARGV  1 document   2 line of the journal (JSON)
-- Gives 'discarded' or 'unknown'
local digest = redis.call('HGET', KEYS[2], ARGV[1])
if not digest then return 'unknown' end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('SISMEMBER', KEYS[4], digest) == 0 then redis.call('HDEL', KEYS[3], digest) end
redis.call('LPUSH', KEYS[5], ARGV[2])
return 'discarded'
