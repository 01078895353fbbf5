-- Marks an official's notices as read.
--
-- KEYS  1 unread-notices:<id>
-- ARGV  1 ticket, or '' for all of them
-- Gives 1
if ARGV[1] == '' then
  redis.call('DEL', KEYS[1])
  return 1
end
local unread = redis.call('HGETALL', KEYS[1])
for place = 1, #unread, 2 do
  if unread[place + 1] == ARGV[1] then redis.call('HDEL', KEYS[1], unread[place]) end
end
return 1
