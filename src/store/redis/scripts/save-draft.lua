-- Keeps what an official is writing, when it rests on what is kept.
--
-- KEYS  1 draft:<code>
-- ARGV  1 revision   2 text   3 official   4 when, ms
-- Gives 'saved' or 'moved_on'
if tonumber(redis.call('HGET', KEYS[1], 'revision') or '0') ~= tonumber(ARGV[1]) - 1 then return 'moved_on' end
redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'text', ARGV[2], 'by', ARGV[3], 'at', ARGV[4])
return 'saved'
