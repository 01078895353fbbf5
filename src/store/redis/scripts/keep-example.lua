-- Keeps an example of routing in the place of an earlier one with its id, and forgets the oldest beyond the most there
-- may be. A later one with its id stays: then nothing is written.
--
-- KEYS  1 examples   2 examples-by-time   3 examples-edition
-- ARGV  1 id   2 when it was set, ms   3 the example (JSON)   4 how many there may be
-- Gives 1; 0 when a later one stays
local known = redis.call('ZSCORE', KEYS[2], ARGV[1])
if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
local over = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[4])
if over > 0 then
  for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, over - 1)) do
    redis.call('HDEL', KEYS[1], id)
    redis.call('ZREM', KEYS[2], id)
  end
end
redis.call('INCR', KEYS[3])
return 1
