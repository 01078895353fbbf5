-- Adds a line of a copied desk to its chat's transcript, unless it is there.
--
-- KEYS  1 transcript:<id>
-- ARGV  1 number of the line   2 by   3 text   4 choices   5 citations   6 when, ms
-- Gives 1, or 0 when it is there
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
if newest[1] and tonumber(string.match(newest[1][1], '^%d+')) >= tonumber(ARGV[1]) then return 0 end
redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'by', ARGV[2], 'text', ARGV[3], 'choices', ARGV[4], 'citations', ARGV[5],
  'at', ARGV[6])
return 1
