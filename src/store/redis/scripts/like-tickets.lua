-- Finds tickets that share the rarer ones of some words, those that share more of them first. How a word's tickets are
-- kept: tickets.lua.
--
-- KEYS  1 ticket-numbers   2 'ticket:', to be followed by a code   then word:<word> of each mark a ticket must have, and
--       of each word
-- ARGV  1 marks   2 tickets of a word that is too common   3 rarest words to go by   4 limit
-- Gives the tickets, each its code, blank, JSON
local marks = tonumber(ARGV[1])
local words = {}
for place = 3 + marks, #KEYS do
  local key = KEYS[place]
  local is_many = redis.call('TYPE', key).ok == 'string'
  local tickets = redis.call(is_many and 'BITCOUNT' or 'SCARD', key)
  if tickets > 0 and tickets <= tonumber(ARGV[2]) then words[#words + 1] = { key = key, is_many = is_many, tickets = tickets } end
end
table.sort(words, function(one, other)
  if one.tickets ~= other.tickets then return one.tickets < other.tickets end
  return one.key < other.key
end)

local weights = {}
for place = 1, math.min(#words, tonumber(ARGV[3])) do
  local word = words[place]
  local weight = 1 / math.log(2 + word.tickets)
  local function weigh(number) weights[number] = (weights[number] or 0) + weight end
  if word.is_many then
    local kept = redis.call('GET', word.key)
    local byte = string.find(kept, '[^%z]')
    while byte do
      local bits = string.byte(kept, byte)
      for lowest = 0, 7 do
        if bit.band(bits, bit.lshift(1, lowest)) ~= 0 then weigh(8 * (byte - 1) + 7 - lowest) end
      end
      byte = string.find(kept, '[^%z]', byte + 1)
    end
  else
    for _, number in ipairs(redis.call('SMEMBERS', word.key)) do weigh(tonumber(number)) end
  end
end

for place = 3, 2 + marks do
  local kind = redis.call('TYPE', KEYS[place]).ok
  if kind == 'none' then return {} end
  local kept = kind == 'string' and redis.call('GET', KEYS[place])
  for number in pairs(weights) do
    local is_marked
    if kept then
      local byte = string.byte(kept, math.floor(number / 8) + 1) or 0
      is_marked = bit.band(byte, bit.lshift(1, 7 - number % 8)) ~= 0
    else
      is_marked = redis.call('SISMEMBER', KEYS[place], string.format('%d', number)) == 1
    end
    if not is_marked then weights[number] = nil end
  end
end

local numbers = {}
for number in pairs(weights) do numbers[#numbers + 1] = number end
table.sort(numbers, function(one, other)
  if weights[one] ~= weights[other] then return weights[one] > weights[other] end
  return one > other
end)
local tickets = {}
for place = 1, math.min(#numbers, tonumber(ARGV[4])) do
  local code = redis.call('HGET', KEYS[1], string.format('%d', numbers[place]))
  tickets[place] = code .. ' ' .. (redis.call('HGET', KEYS[2] .. code, 'ticket') or '')
end
return tickets
