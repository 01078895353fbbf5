-- Ends the errand of finding out whom a notice concerns: it stands in their lists, and what is to be sent is due.
--
-- KEYS  1 errands-due:desk   2 errand:<id>   3 last-errand   4 errands-due:telegram   5 errands-due:email   6 'errand:'
--       then of each official official-notices:<id>, unread-notices:<id>
-- ARGV  1 id   2 lease   3 now, ms   4 how many a list holds   5 ticket   6 officials   then of each send its way, to whom
-- Gives 'spread', or 'lease_lost' with nothing written
local errand = redis.call('HMGET', KEYS[2], 'lease', 'notice')
if errand[1] ~= ARGV[2] then return 'lease_lost' end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[2])

for place = 1, tonumber(ARGV[6]) do
  local list, unread = KEYS[5 + 2 * place], KEYS[6 + 2 * place]
  local id = redis.call('INCR', KEYS[3])
  redis.call('LPUSH', list, id .. ' ' .. errand[2])
  redis.call('HSET', unread, id, ARGV[5])
  -- What leaves the list counts as read.
  for _, old in ipairs(redis.call('LRANGE', list, ARGV[4], -1)) do
    redis.call('HDEL', unread, string.match(old, '^%d+'))
  end
  redis.call('LTRIM', list, 0, ARGV[4] - 1)
end

for send = 7, #ARGV, 2 do
  local id = redis.call('INCR', KEYS[3])
  redis.call('HSET', KEYS[6] .. id, 'way', ARGV[send], 'to', ARGV[send + 1], 'notice', errand[2], 'attempts', 0)
  redis.call('ZADD', ARGV[send] == 'telegram' and KEYS[4] or KEYS[5], ARGV[3], id)
end
return 'spread'
