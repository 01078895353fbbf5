-- A person lets pass what an import could not settle. Only the edition that the caller has read is accepted.
--
-- KEYS  1 held   2 journal
-- ARGV  1 document   2 what was known of it (JSON)   3 what is known of it now (JSON)   4 line of the journal (JSON)
-- Gives 'accepted', or 'again' when it has changed since the caller read it
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 'again' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('LPUSH', KEYS[2], ARGV[4])
return 'accepted'
