-- KEYS  1 ticket-numbers   2 'ticket:', to be followed by a code
-- ARGV  numbers of tickets
-- Gives the tickets in this order, each its code, blank, JSON
local tickets = {}
for place, number in ipairs(ARGV) do
  local code = redis.call('HGET', KEYS[1], number)
  tickets[place] = code .. ' ' .. (redis.call('HGET', KEYS[2] .. code, 'ticket') or '')
end
return tickets
