-- Shared by the scripts that move tickets; put in front of them by ../scripts.ts, behind say.lua.
--
-- Of KEYS, in a row: last-line, heads, fares, last-ticket, ticket-numbers, tickets-opened, tickets-next, words,
-- last-errand, errands-due:desk, 'errand:';
-- then of each change: ticket:<code>, audit:<code>, conversation:<id>, transcript:<id>, behind:<id>, heads-due:<network>,
-- sending:<network>, tickets-of:<id>, queues it leaves (and the tickets of a chat it belongs to no more), queues it stands in afterwards, word:<word> of what it says no more, of what is new.
-- Of ARGV, of each change: code, revision seen, revision, ticket (JSON), opened (ms), queued at (ms), next look (ms) or '',
-- conversation id, '1' where the transcript is read in place, '1' where the holder has the chat, who says the parts, code
-- where they are its answer or '', entries, parts, queues left, queues afterwards, words lost, words new, notices; then each
-- entry (JSON), of each part text, choices, citations, each word lost and new ('' for a mark, which nobody types), each notice to
-- officials (JSON).

-- More tickets than this are kept as a bit each, by number: a common word of 100,000 tickets takes 12 kB, and what two
-- words share is found byte by byte. Fewer are a set, which Redis keeps as a row of integers (set-max-intset-entries 512).
local FEW = 400

local function read_changes(key, arg, count)
  local changes = {}
  local shared = { line = KEYS[key], heads = KEYS[key + 1], fares = KEYS[key + 2], last = KEYS[key + 3],
    numbers = KEYS[key + 4], opened = KEYS[key + 5], next = KEYS[key + 6], words = KEYS[key + 7],
    errand = KEYS[key + 8], errands = KEYS[key + 9], of_errand = KEYS[key + 10] }
  key = key + 11
  for place = 1, count do
    local change = { shared = shared, ticket = KEYS[key], audit = KEYS[key + 1], conversation = KEYS[key + 2],
      transcript = KEYS[key + 3], behind = KEYS[key + 4], due = KEYS[key + 5], sending = KEYS[key + 6],
      of = KEYS[key + 7], key = key + 8,
      code = ARGV[arg], seen = ARGV[arg + 1], from = arg, arg = arg + 19,
      entries = tonumber(ARGV[arg + 12]), parts = tonumber(ARGV[arg + 13]), leaves = tonumber(ARGV[arg + 14]),
      enters = tonumber(ARGV[arg + 15]), loses = tonumber(ARGV[arg + 16]), gains = tonumber(ARGV[arg + 17]),
      notices = tonumber(ARGV[arg + 18]) }
    changes[place] = change
    key = change.key + change.leaves + change.enters + change.loses + change.gains
    arg = change.arg + change.entries + 3 * change.parts + change.loses + change.gains + change.notices
  end
  return changes
end

-- Whether the conversation is held for other tickets, and not for this one.
local function held_elsewhere(key, code)
  local kept = redis.call('HGET', key, 'heldFor')
  return kept and not string.find(',' .. kept .. ',', ',' .. code .. ',', 1, true)
end

-- Whether every ticket still is at the revision its change rests on; one that is not there is at 0. Nor may a chat be taken
-- from another ticket's official.
local function are_current(changes)
  for _, change in ipairs(changes) do
    if (redis.call('HGET', change.ticket, 'revision') or '0') ~= change.seen then return false end
    if ARGV[change.from + 9] == '1' and held_elsewhere(change.conversation, change.code) then return false end
  end
  return true
end

local function lose(word, key, number, words)
  if redis.call('TYPE', key).ok == 'string' then
    redis.call('SETBIT', key, number, 0)
  elseif redis.call('SREM', key, number) == 1 and word ~= '' and redis.call('EXISTS', key) == 0 then
    redis.call('ZREM', words, word)
  end
end

local function gain(word, key, number, words)
  if redis.call('TYPE', key).ok == 'string' then
    redis.call('SETBIT', key, number, 1)
    return
  end
  redis.call('SADD', key, number)
  local count = redis.call('SCARD', key)
  if count == 1 and word ~= '' then redis.call('ZADD', words, 0, word) end
  if count > FEW then
    local numbers = redis.call('SMEMBERS', key)
    redis.call('DEL', key)
    for _, kept in ipairs(numbers) do redis.call('SETBIT', key, kept, 1) end
  end
end

-- Codes of the tickets whose officials hold the conversation, in turn: there is hardly ever more than one.
local function note_holder(key, code, holds)
  local kept = redis.call('HGET', key, 'heldFor') or ''
  local codes, is_there = {}, false
  for held in string.gmatch(kept, '[^,]+') do
    is_there = is_there or held == code
    if held ~= code or holds then codes[#codes + 1] = held end
  end
  if holds and not is_there then codes[#codes + 1] = code end
  local now = table.concat(codes, ',')
  if now == kept then return end
  if now == '' then redis.call('HDEL', key, 'heldFor') else redis.call('HSET', key, 'heldFor', now) end
end

local function write_changes(changes, at)
  for _, change in ipairs(changes) do
    local shared, from, key, arg = change.shared, change.from, change.key, change.arg
    local conversation = ARGV[from + 7]
    local number = redis.call('HGET', change.ticket, 'number')
    if not number then
      number = redis.call('INCR', shared.last)
      redis.call('HSET', shared.numbers, number, change.code)
      redis.call('ZADD', shared.opened, ARGV[from + 4], change.code)
      redis.call('ZADD', change.of, ARGV[from + 4], change.code)
    end
    redis.call('HSET', change.ticket, 'revision', ARGV[from + 2], 'number', number, 'ticket', ARGV[from + 3])
    if ARGV[from + 6] == '' then redis.call('ZREM', shared.next, change.code)
    else redis.call('ZADD', shared.next, ARGV[from + 6], change.code) end
    note_holder(change.conversation, change.code, ARGV[from + 9] == '1')
    -- Nobody's chat has no name behind its network: how the answer fared belongs to nobody either.
    if string.sub(conversation, -1) == ':' then
      redis.call('HDEL', shared.fares, change.code .. ':parts', change.code .. ':waiting', change.code .. ':dead')
    end

    for place = 0, change.leaves - 1 do redis.call('ZREM', KEYS[key + place], change.code) end
    key = key + change.leaves
    for place = 0, change.enters - 1 do redis.call('ZADD', KEYS[key + place], ARGV[from + 5], change.code) end
    key = key + change.enters

    for place = 0, change.entries - 1 do redis.call('RPUSH', change.audit, ARGV[arg + place]) end
    arg = arg + change.entries
    say({ line = shared.line, transcript = change.transcript, heads = shared.heads, behind = change.behind,
      due = change.due, sending = change.sending, fares = shared.fares, conversation = conversation,
      read_here = ARGV[from + 8] == '1' }, ARGV, arg, change.parts, ARGV[from + 10], ARGV[from + 11], at)
    arg = arg + 3 * change.parts

    for place = 0, change.loses - 1 do lose(ARGV[arg + place], KEYS[key + place], number, shared.words) end
    arg, key = arg + change.loses, key + change.loses
    for place = 0, change.gains - 1 do gain(ARGV[arg + place], KEYS[key + place], number, shared.words) end
    arg = arg + change.gains
    for place = 0, change.notices - 1 do
      local id = redis.call('INCR', shared.errand)
      redis.call('HSET', shared.of_errand .. id, 'way', 'desk', 'to', '', 'notice', ARGV[arg + place], 'attempts', 0)
      redis.call('ZADD', shared.errands, at, id)
    end
  end
end
