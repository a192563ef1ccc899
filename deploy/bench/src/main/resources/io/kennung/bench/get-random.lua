-- Asks for one of the loaded identities, each as likely as any other. args: how many there are, first id, step, span
-- (see LoadedDirectory).
local threads = 0

function setup(thread)
  thread:set("seed", os.time() + threads * 7919)
  threads = threads + 1
end

local count, first, step, span, head, tail

function init(args)
  math.randomseed(seed)
  count, first, step, span = tonumber(args[1]), tonumber(args[2]), tonumber(args[3]), tonumber(args[4])
  head, tail = string.match(wrk.format("GET", "/identity/0"), "^(GET /identity/)0(.*)$")
end

function request()
  local id = first + (math.random(0, count - 1) * step) % span
  return head .. string.format("%d", id) .. tail
end
