-- Takes away a conversation of which nothing is left.
--
-- KEYS  1 conversation:<id>   2 transcript:<id>   3 tickets-of:<id>   4 lanes   5 heads   6 recent:<id>
-- ARGV  1 conversation id
-- Gives 1, or 0 when something is left of it
if redis.call('EXISTS', KEYS[2], KEYS[3]) > 0 then return 0 end
if redis.call('HEXISTS', KEYS[4], ARGV[1]) == 1 or redis.call('HEXISTS', KEYS[5], ARGV[1]) == 1 then return 0 end
redis.call('DEL', KEYS[6])
return redis.call('DEL', KEYS[1])
