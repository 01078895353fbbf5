-- Writes what a person decided, in the place of what stood under the same id.
--
-- KEYS  1 decisions   2 decisions-on:<document>   3 journal
-- ARGV  1 id   2 the decision (JSON)   3 line of the journal (JSON)
-- Gives 1
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('LPUSH', KEYS[3], ARGV[3])
return 1
