-- Notes what became of an attempt. Whoever has lost the lease changes nothing.
--
-- KEYS  1 errands-due:<way>   2 errand:<id>   3 errands-dead
-- ARGV  1 id   2 lease   3 'sent', 'retry' or 'refused'   4 when, ms; for 'retry' when to try again   5 why not sent, or ''
-- Gives 1, or 0 when the lease was lost
if redis.call('HGET', KEYS[2], 'lease') ~= ARGV[2] then return 0 end
if ARGV[3] == 'retry' then
  redis.call('HSET', KEYS[2], 'lease', '', 'why', ARGV[5])
  redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
  return 1
end
redis.call('ZREM', KEYS[1], ARGV[1])
if ARGV[3] == 'sent' then
  redis.call('DEL', KEYS[2])
else
  redis.call('HSET', KEYS[2], 'lease', '', 'why', ARGV[5], 'dead_at', ARGV[4])
  redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
end
return 1
