-- Puts a rule's new value in the place of the one its maker saw, and before the earlier ones in its history. How many
-- values there were is the revision.
--
-- KEYS  1 rules   2 history of the rule
-- ARGV  1 name   2 the revision that was seen, 0 for none   3 the rule (JSON), its revision one higher
-- Gives 'kept'; 'moved_on', with nothing written, when another was quicker
if redis.call('LLEN', KEYS[2]) ~= tonumber(ARGV[2]) then return 'moved_on' end
redis.call('LPUSH', KEYS[2], ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'kept'
