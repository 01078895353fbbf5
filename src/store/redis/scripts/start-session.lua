-- Notes that an official has signed in, in the era their password belongs to.
--
-- KEYS  1 session:<token hash>   2 official:<id>
-- ARGV  1 official   2 form token   3 started, ms   4 ends, ms   5 seconds the key is kept
-- Gives 1; an error when there is no such account
if redis.call('EXISTS', KEYS[2]) == 0 then return redis.error_reply('ERR a session of no account') end
redis.call('HSET', KEYS[1], 'official', ARGV[1], 'csrf_token', ARGV[2], 'started_at', ARGV[3], 'expires_at', ARGV[4],
  'era', redis.call('HGET', KEYS[2], 'era') or '0')
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1
