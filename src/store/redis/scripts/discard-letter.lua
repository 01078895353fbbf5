-- Takes a dead letter from the list for good and writes the journal. How its ticket fares stays as it is: the answer did
-- not arrive.
--
-- KEYS  1 dead:<network>   2 dead-letters   3 letter-journal
-- ARGV  1 line   2 entry of the journal (JSON)
-- Gives 'discarded'; 'gone', with nothing written, when it is no dead letter any more
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return 'gone' end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('LPUSH', KEYS[3], ARGV[2])
return 'discarded'
