-- Telegram has given a group another id. Told again it changes nothing.
--
-- KEYS  1 moved-groups   2 groups-before   3 department-groups
-- ARGV  1 the id it had   2 the id it has
-- Gives 1
if ARGV[1] == ARGV[2] then return 1 end
local groups = redis.call('HGETALL', KEYS[3])
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
end
for place = 1, #groups, 2 do
  local group = cjson.decode(groups[place + 1])
  if group.chat == ARGV[1] then
    group.chat = ARGV[2]
    redis.call('HSET', KEYS[3], groups[place], cjson.encode(group))
  end
end
return 1
