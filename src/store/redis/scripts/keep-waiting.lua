-- Keeps an edition to be published, in the place of one that waited for the same document.
--
-- KEYS  1 held   2 held-digests   3 editions   4 published   5 journal
-- ARGV  1 document   2 digest   3 content   4 what is known of it (JSON)   5 line of the journal (JSON), or ''
-- Gives 1
local before = redis.call('HGET', KEYS[2], ARGV[1])
redis.call('HSETNX', KEYS[3], ARGV[2], ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
-- An edition that was never published and waits no more is nobody's. Its digest names its document: no other waits for it.
if before and before ~= ARGV[2] and redis.call('SISMEMBER', KEYS[4], before) == 0 then redis.call('HDEL', KEYS[3], before) end
if ARGV[5] ~= '' then redis.call('LPUSH', KEYS[5], ARGV[5]) end
return 1
