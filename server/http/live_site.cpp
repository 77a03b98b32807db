// SPDX-License-Identifier: MIT
#include "http/live_site.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "http/request_guard.hpp"
#include "time_zone.hpp"

namespace cronlens::server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::status;
using beast_http::verb;

constexpr std::string_view kCronalytics = "/api/plugins/cronalytics/";

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find_first_of("?#"));
}

struct Route {
  std::string_view path;
  bool reads;
};
constexpr auto kRoutes = std::to_array<Route>({{"/snapshot", true},
                                               {"/jobs.json", true},
                                               {"/budget.yaml", true},
                                               {"/health", true},
                                               {"/changes", true},
                                               {"/sync", false},
                                               {"/session", false}});

bool may_use(std::string_view path, verb method) {
  const bool reads = method == verb::get || method == verb::head;
  if (path.starts_with(kCronalytics)) {
    return path.substr(kCronalytics.size()) == "sync" ? method == verb::post : reads;
  }
  const auto* found = std::find_if(kRoutes.begin(), kRoutes.end(),
                                   [&](const Route& each) { return each.path == path; });
  return found != kRoutes.end() && (found->reads ? reads : method == verb::post);
}

Reply fault(int code, const char* name, const char* sentence) {
  return make_fault({code, name, sentence});
}

/// The value of a cookie.
std::string_view cookie_of(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(header.size(), pair.size() + 1));
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace

std::unique_ptr<LiveSite> LiveSite::make(LiveOptions options, std::string& why) {
  auto folder = live::SpoolFolder::make(why);
  if (!folder) return nullptr;
  return std::make_unique<LiveSite>(std::move(options), std::move(folder));
}

LiveSite::LiveSite(LiveOptions options, std::unique_ptr<live::SpoolFolder> folder)
    : options_(std::move(options)),
      folder_(std::move(folder)),
      access_(options_.token),
      facts_(options_.facts, *folder_),
      jobs_(options_.jobs),
      watermark_(options_.watermark),
      budget_(options_.alerts ? options_.alerts->budget : std::filesystem::path()),
      engine_(facts_, jobs_) {}

void LiveSite::start(const boost::asio::any_io_executor& executor, std::uint16_t port) {
  port_ = port;
  cookie_name_ = "cronlens_" + std::to_string(port);
  feed_ = std::make_unique<ChangeFeed>(executor, data_pool_, facts_, jobs_);
  syncs_ = std::make_unique<SyncQueue>(executor, sync_pool_, options_.sync,
                                       live::StateWatch(options_.state_db, options_.jobs));
  packed_ready_ = std::make_unique<Event>(executor);
  syncs_->watch();
  if (!options_.alerts) return;
  alerts_ = std::make_unique<BudgetAlerts>(
      *options_.alerts,
      [this](const budget::Budgets& budgets, std::string& why) { return judge(budgets, why); });
  alerts_->start(executor);
}

std::optional<std::vector<budget::Verdict>> LiveSite::judge(const budget::Budgets& budgets,
                                                            std::string& why) {
  const auto zone = load_time_zone(options_.zone, now(), why);
  if (!zone) return std::nullopt;
  live::Fault fault;
  auto verdicts = engine_.judge(budgets, now(), *zone, fault);
  if (!verdicts) why = fault.sentence;
  return verdicts;
}

void LiveSite::stop() {
  if (alerts_) alerts_->stop();
  data_pool_.join();
  engine_pool_.join();
  sync_pool_.join();
}

std::string LiveSite::new_code() {
  return access_.new_code(live::Access::Clock::now());
}

bool LiveSite::owns(std::string_view target) {
  const auto path = path_of(target);
  return path.starts_with(kCronalytics) ||
         std::any_of(kRoutes.begin(), kRoutes.end(),
                     [&](const Route& each) { return each.path == path; });
}

double LiveSite::now() const {
  const std::chrono::duration<double> since = std::chrono::system_clock::now().time_since_epoch();
  return options_.now.value_or(since.count());
}

bool LiveSite::is_foreign(const Request& request) const {
  const auto origin = header_of(request, field::origin);
  const auto& known = options_.origins;
  if (!origin.empty()) {
    const std::string own = "http://" + std::string(header_of(request, field::host));
    return origin != own && std::find(known.begin(), known.end(), origin) == known.end();
  }
  // Without an Origin a browser still tells whether another site's page made the request.
  const auto site = header_of(request, "Sec-Fetch-Site");
  return !site.empty() && site != "same-origin" && site != "none";
}

bool LiveSite::is_known(const Request& request) {
  const auto authorization = header_of(request, field::authorization);
  if (!authorization.empty()) return access_.has_token(authorization);
  const auto session = cookie_of(header_of(request, field::cookie), cookie_name_);
  return access_.has_session(session, live::Access::Clock::now());
}

/// The reason why this request gets nothing, if there is one.
std::optional<Reply> LiveSite::refuse(const Request& request) {
  const auto target = request.target();
  const auto path = path_of({target.data(), target.size()});
  if (request.count(field::origin) > 1 || request.count(field::authorization) > 1) {
    return fault(400, "twice", "A request names one origin and one token.");
  }
  if (is_foreign(request)) {
    return fault(403, "foreign_origin", "Pages of other sites may not ask here (--allow-origin).");
  }
  if (request.method() == verb::options) return std::nullopt;
  if (!may_use(path, request.method())) {
    return fault(405, "method", "That is not what this address does.");
  }
  if (path != "/session" && !is_known(request)) {
    return fault(401, "no_access",
                 "Open the address that `cronlens serve` printed, or send its token.");
  }
  return std::nullopt;
}

void LiveSite::allow_origin(const Request& request, Reply& reply) const {
  const auto origin = header_of(request, field::origin);
  const auto& known = options_.origins;
  if (std::find(known.begin(), known.end(), origin) == known.end()) return;
  reply.set(field::access_control_allow_origin, {origin.data(), origin.size()});
  reply.set(field::vary, "Origin, Accept-Encoding");
  reply.set("Cross-Origin-Resource-Policy", "cross-origin");
  reply.set(field::access_control_expose_headers,
            "ETag, X-Cronlens-Cursor, X-Cronlens-Delta, X-Cronlens-Length");
  if (request.method() != verb::options) return;
  reply.set(field::access_control_allow_methods, "GET, HEAD, POST");
  reply.set(field::access_control_allow_headers, "Authorization, Content-Type, If-None-Match");
  reply.set(field::access_control_max_age, "600");
}

boost::asio::awaitable<Answer> LiveSite::answer_to(const Request& request, bool near) {
  Answer answer;
  auto refused = refuse(request);
  if (refused) {
    answer.reply = std::move(*refused);
  } else if (request.method() == verb::options) {
    answer.reply = make_json(status::no_content, "");
  } else {
    try {
      answer = co_await route(request, near);
    } catch (const std::bad_alloc&) {
      answer = {fault(503, "out_of_memory", "The memory of this machine does not suffice."), {}};
    } catch (const std::exception& thrown) {
      answer = {make_fault({500, "internal", thrown.what()}), {}};
    }
  }
  allow_origin(request, answer.reply);
  co_return answer;
}

LiveSite::Routed LiveSite::route(const Request& request, bool near) {
  const auto target = request.target();
  const auto path = path_of({target.data(), target.size()});
  if (path == "/snapshot") return snapshot(request, near);
  if (path == "/jobs.json") return text_of(request, jobs_, "application/json");
  if (path == "/budget.yaml") return text_of(request, budget_, "application/yaml");
  if (path == "/health") return health();
  if (path == "/changes") return changes(request);
  if (path == "/sync") return synchronise(false);
  if (path == "/api/plugins/cronalytics/sync") return synchronise(true);
  if (path.starts_with(kCronalytics)) return cronalytics(request);
  return [](Reply reply) -> Routed {
    co_return Answer{std::move(reply), {}};
  }(open_session(request));
}

Reply LiveSite::open_session(const Request& request) {
  const auto body = nlohmann::json::parse(request.body(), nullptr, false);
  const auto code = body.is_object() ? body.value("code", nlohmann::json()) : nlohmann::json();
  if (!header_of(request, field::content_type).starts_with("application/json") ||
      !code.is_string()) {
    return fault(400, "bad_request", "A session is opened with {\"code\": \"…\"} as JSON.");
  }
  const auto session =
      access_.open_session(code.get_ref<const std::string&>(), live::Access::Clock::now());
  if (!session) {
    return fault(401, "bad_code",
                 "That address was used or is too old. `kill -USR1` makes the server print "
                 "another; so does a fresh start.");
  }
  Reply reply = make_json(status::no_content, "");
  reply.set(field::set_cookie,
            cookie_name_ + "=" + *session + "; Path=/; HttpOnly; SameSite=Strict");
  return reply;
}

LiveSite::Routed LiveSite::text_of(const Request& request, live::SmallFile& file,
                                   const char* type) {
  live::Fault none;
  auto work = [&file, &none] { return file.read(none); };
  const auto read = co_await offload(data_pool_, work);
  if (!read) co_return Answer{make_fault(none), {}};
  const bool same = header_of(request, field::if_none_match) == read->etag;
  Answer answer{make_json(same ? status::not_modified : status::ok, same ? "" : read->text), {}};
  if (!same) answer.reply.set(field::content_type, type);
  answer.reply.set(field::etag, read->etag);
  co_return answer;
}

LiveSite::Routed LiveSite::changes(const Request& request) {
  const auto target = request.target();
  const std::string_view text(target.data(), target.size());
  const std::string since = parameter_of(text, "since").value_or("");
  if (feed_->is_full()) {
    co_return Answer{fault(503, "busy", "Too many are waiting already."), {}};
  }
  const auto found = co_await feed_->wait(since, parameter_of(text, "jobs"));
  if (!found) co_return Answer{make_json(status::no_content, ""), {}};
  if (!found->cursor) co_return Answer{make_fault(found->fault), {}};
  const nlohmann::ordered_json body = {{"cursor", to_text(*found->cursor)},
                                       {"rows", found->cursor->rows},
                                       {"jobs", found->jobs_etag}};
  co_return Answer{make_json(status::ok, body.dump()), {}};
}

LiveSite::Routed LiveSite::synchronise(bool for_cronalytics) {
  const live::SyncReport report = co_await syncs_->run();
  if (!report.done) {
    const int code = report.code == "no_sync" ? 501 : report.code == "disk_full" ? 507 : 503;
    if (!for_cronalytics) {
      co_return Answer{make_fault({code, report.code, report.sentence}), {}};
    }
    const nlohmann::ordered_json body = {{"detail", report.sentence}};
    co_return Answer{make_json(static_cast<status>(code), body.dump()), {}};
  }
  const auto parsed = [](const std::string& text) {
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    return json.is_discarded() ? nlohmann::ordered_json::object() : json;
  };
  nlohmann::ordered_json body;
  if (for_cronalytics) body["plugin"] = "cronalytics";
  body["synced"] = true;
  body["result"] = parsed(report.result_json);
  if (!for_cronalytics) body["details"] = parsed(report.details_json);
  co_return Answer{make_json(status::ok, body.dump()), {}};
}

}  // namespace cronlens::server::http
