-- Notes what retention took away; counts of one day add up.
--
-- KEYS  1 retention
-- ARGV  1 now, ms   2 day, in Vietnam   then, for each kind: its name, how many
-- Gives nothing
for place = 3, #ARGV, 2 do
  local kind, count = ARGV[place], tonumber(ARGV[place + 1])
  local kept = redis.call('HGET', KEYS[1], kind)
  local before = kept and cjson.decode(kept)
  if before and before.day == tonumber(ARGV[2]) then count = count + before.count end
  redis.call('HSET', KEYS[1], kind,
    string.format('{"at":%s,"day":%s,"count":%d}', ARGV[1], ARGV[2], count))
end
