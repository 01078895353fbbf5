-- Tries a notice that was given up again, or takes it off the list for good.
--
-- KEYS  1 errands-dead   2 errand:<id>   3 'errands-due:'; on which way it goes only the script finds out
-- ARGV  1 id   2 'retry' or 'discard'   3 now, ms
-- Gives 'settled', or 'gone' when it is none any more
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 'gone' end
if ARGV[2] == 'retry' then
  redis.call('HDEL', KEYS[2], 'dead_at', 'why')
  redis.call('HSET', KEYS[2], 'attempts', 0)
  redis.call('ZADD', KEYS[3] .. redis.call('HGET', KEYS[2], 'way'), ARGV[3], ARGV[1])
else
  redis.call('DEL', KEYS[2])
end
return 'settled'
