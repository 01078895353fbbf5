-- Telegram has given a group another id.
--
-- KEYS  1 department-groups
-- ARGV  1 the id it had   2 the id it has
-- Gives 1
local groups = redis.call('HGETALL', KEYS[1])
for place = 1, #groups, 2 do
  local group = cjson.decode(groups[place + 1])
  if group.chat == ARGV[1] then
    group.chat = ARGV[2]
    redis.call('HSET', KEYS[1], groups[place], cjson.encode(group))
  end
end
return 1
