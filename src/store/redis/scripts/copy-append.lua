-- Adds an entry of a copied desk to a list, unless it is there: a batch may be written again.
--
-- KEYS  1 list
-- ARGV  1 'first' or 'last': where the newest stands   2 its place from the oldest on; or '' where entries begin with a
--       number that grows   3 the entry
-- Gives 1, or 0 when it is there
if ARGV[2] ~= '' then
  if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
else
  local newest = redis.call('LINDEX', KEYS[1], ARGV[1] == 'first' and 0 or -1)
  if newest and tonumber(string.match(newest, '^%d+')) >= tonumber(string.match(ARGV[3], '^%d+')) then return 0 end
end
redis.call(ARGV[1] == 'first' and 'LPUSH' or 'RPUSH', KEYS[1], ARGV[3])
return 1
