-- Shared by the scripts that say something; put in front of them by ../scripts.ts.
--
-- Adds a reply to the transcript, and to the outbox behind what is still on its way to the same chat.
--
-- place.line       key of the last line's number       place.transcript  key of the chat's lines
-- place.heads      key of the first unsent replies     place.behind      key of those behind them in this chat
-- place.due        key of when heads are due           place.sending     key of all that are unsent
-- place.fares      key of how tickets' answers fare    place.conversation  its id
-- place.read_here  whether people read the transcript itself: nothing is left to be sent
-- parts            ARGV, with text, choices (JSON), citations (JSON) of each part from `first` on
-- ticket           code of the ticket whose answer this is, or ''
local function say(place, parts, first, count, by, ticket, at)
  for part = 0, count - 1 do
    local from = first + 3 * part
    local id = redis.call('INCR', place.line)
    redis.call('XADD', place.transcript, id .. '-0', 'by', by, 'text', parts[from], 'choices', parts[from + 1],
      'citations', parts[from + 2], 'at', at)
    if ticket ~= '' then redis.call('HINCRBY', place.fares, ticket .. ':parts', 1) end
    if not place.read_here then
      if ticket ~= '' then redis.call('HINCRBY', place.fares, ticket .. ':waiting', 1) end
      redis.call('ZADD', place.sending, at, id)
      if redis.call('HEXISTS', place.heads, place.conversation) == 1 then
        redis.call('RPUSH', place.behind, id .. ':' .. ticket)
      else
        local head = { id = id, ticket = ticket, attempts = 0, lease = '' }
        redis.call('HSET', place.heads, place.conversation, cjson.encode(head))
        redis.call('ZADD', place.due, at, place.conversation)
      end
    end
  end
end
