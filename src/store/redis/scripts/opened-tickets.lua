-- Reads tickets in the order they were opened.
--
-- KEYS  1 tickets-opened   2 'ticket:', to be followed by a code
-- ARGV  1 from, ms   2 before, ms   3 code behind which to begin, or ''   4 limit
-- Gives the tickets, each its code, blank, JSON
local first = redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. ARGV[1])
local after = redis.call('ZRANK', KEYS[1], ARGV[3])
if after then first = math.max(first, after + 1) end
local tickets = {}
local found = redis.call('ZRANGE', KEYS[1], first, first + tonumber(ARGV[4]) - 1, 'WITHSCORES')
for at = 1, #found, 2 do
  if tonumber(found[at + 1]) >= tonumber(ARGV[2]) then break end
  tickets[#tickets + 1] = found[at] .. ' ' .. (redis.call('HGET', KEYS[2] .. found[at], 'ticket') or '')
end
return tickets
