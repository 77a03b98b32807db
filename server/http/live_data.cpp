// SPDX-License-Identifier: MIT
// The routes that carry the file itself, and what is said of it.
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "cronlens/contract_hash.hpp"
#include "http/live_site.hpp"
#include "time_zone.hpp"

namespace cronlens::server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::status;
using Json = nlohmann::ordered_json;

/// Below, packing costs more than it saves.
constexpr std::size_t kWorthPacking = 1024;
/// On this machine itself bytes travel faster than they are packed; small files are packed all the
/// same, for the peer may be a proxy.
constexpr std::uint64_t kPackedNearby = 4 * 1024 * 1024;

void describe(Reply& reply, const live::Cursor& cursor, std::uint64_t length) {
  reply.set("X-Cronlens-Cursor", to_text(cursor));
  reply.set("X-Cronlens-Length", std::to_string(length));
  reply.set(field::vary, "Accept-Encoding");
}

Reply binary_reply(std::string body) {
  Reply reply = make_reply(status::ok, std::move(body), "application/vnd.sqlite3");
  reply.set(field::cache_control, "private, no-cache");
  return reply;
}

Reply bad_cursor(const std::string& given) {
  const Json problem = {{"type", "string_pattern_mismatch"},
                        {"loc", {"query", "since"}},
                        {"msg", "since is a cursor as X-Cronlens-Cursor gives it"},
                        {"input", given}};
  const Json body = {{"detail", Json::array({problem})}};
  return make_json(status::unprocessable_entity,
                   body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

/// A copy that is being made: those who come meanwhile wait for it.
struct LiveSite::Flight {
  explicit Flight(const boost::asio::any_io_executor& executor) : landed(executor) {}
  Event landed;
  std::shared_ptr<const live::WholeCopy> copy;
  live::Fault fault;
};

LiveSite::Routed LiveSite::snapshot(const Request& request, bool near) {
  const auto target = request.target();
  const auto since = parameter_of({target.data(), target.size()}, "since");
  if (!since) co_return co_await whole(request, near);
  const auto cursor = live::parse_cursor(*since);
  if (!cursor) co_return Answer{bad_cursor(*since), {}};
  co_return co_await newer(request, *cursor, near);
}

LiveSite::Routed LiveSite::whole(const Request& request, bool near) {
  auto flight = copying_;
  if (flight) {
    co_await flight->landed.wait();
  } else {
    flight = std::make_shared<Flight>(co_await boost::asio::this_coro::executor);
    copying_ = flight;
    auto work = [this, flight] { return facts_.copy(flight->fault); };
    try {
      flight->copy = co_await offload(data_pool_, work);
    } catch (const std::exception&) {
      flight->fault = {503, "out_of_memory", "The memory of this machine does not suffice."};
    }
    copying_.reset();
    flight->landed.notify_all();
  }
  if (!flight->copy) co_return Answer{make_fault(flight->fault), {}};
  co_return co_await send(request, near, flight->copy);
}

LiveSite::Routed LiveSite::send(const Request& request, bool near,
                                std::shared_ptr<const live::WholeCopy> copy) {
  auto coding = live::accepted_coding(header_of(request, field::accept_encoding));
  if (near && copy->file->size() > kPackedNearby) coding = live::Coding::none;
  std::string etag = copy->etag;
  if (coding != live::Coding::none) {
    etag.insert(etag.size() - 1, "-" + std::string(live::name_of(coding)));
  }
  if (header_of(request, field::if_none_match).find(etag) != std::string_view::npos) {
    Answer same{make_json(status::not_modified, ""), {}};
    same.reply.set(field::etag, etag);
    describe(same.reply, copy->cursor, copy->file->size());
    co_return same;
  }
  std::shared_ptr<const live::SpoolFile> file = copy->file;
  if (coding != live::Coding::none) file = co_await pack(copy, coding);
  if (!file) {
    co_return Answer{make_fault({507, "no_room", "There is no room left for a packed copy."}), {}};
  }
  Answer answer{binary_reply(""), file};
  answer.reply.set(field::etag, etag);
  if (coding != live::Coding::none) {
    const auto name = live::name_of(coding);
    answer.reply.set(field::content_encoding, {name.data(), name.size()});
  }
  describe(answer.reply, copy->cursor, copy->file->size());
  answer.reply.content_length(file->size());
  co_return answer;
}

/// The newest packed copy is kept; packing is done once at a time for each.
boost::asio::awaitable<std::shared_ptr<const live::SpoolFile>> LiveSite::pack(
    std::shared_ptr<const live::WholeCopy> copy, live::Coding coding) {
  auto& packed = packed_[coding == live::Coding::zstd ? 1 : 0];
  while (packed.of == copy && packed.running) co_await packed_ready_->wait();
  if (packed.of == copy && packed.file) co_return packed.file;
  packed = {copy, nullptr, true};
  auto work = [this, copy, coding]() -> std::shared_ptr<live::SpoolFile> {
    std::filesystem::path name;
    live::Fault fault;
    auto file = folder_->create(name, fault);
    if (!file) return nullptr;
    live::unname(name);
    return live::compress_file(*copy->file, *file, coding) ? file : nullptr;
  };
  std::shared_ptr<const live::SpoolFile> file = co_await offload(data_pool_, work);
  if (packed.of == copy) packed = {copy, file, false};
  packed_ready_->notify_all();
  co_return file;
}

LiveSite::Routed LiveSite::newer(const Request& request, const live::Cursor& cursor, bool near) {
  live::Fault fault;
  auto work = [this, &cursor, &fault] { return facts_.rows_since(cursor, fault); };
  const auto rows = co_await offload(data_pool_, work);
  if (!rows) co_return Answer{make_fault(fault), {}};
  if (rows->kind == live::NewRows::Kind::whole) co_return co_await whole(request, near);
  if (rows->kind == live::NewRows::Kind::none) {
    Answer none{make_json(status::no_content, ""), {}};
    none.reply.set("X-Cronlens-Cursor", to_text(rows->cursor));
    co_return none;
  }
  const std::size_t length = rows->database->size();
  auto coding = live::accepted_coding(header_of(request, field::accept_encoding));
  if (length < kWorthPacking) coding = live::Coding::none;
  std::string body = *rows->database;
  if (coding != live::Coding::none) {
    auto pack_rows = [&body, coding] { return live::compressed(body, coding); };
    auto smaller = co_await offload(data_pool_, pack_rows);
    if (smaller) body = std::move(*smaller);
    if (!smaller) coding = live::Coding::none;
  }
  Answer answer{binary_reply(std::move(body)), {}};
  answer.reply.set(field::cache_control, "no-store");
  answer.reply.set("X-Cronlens-Delta", "1");
  if (coding != live::Coding::none) {
    const auto name = live::name_of(coding);
    answer.reply.set(field::content_encoding, {name.data(), name.size()});
  }
  describe(answer.reply, rows->cursor, length);
  co_return answer;
}

LiveSite::Routed LiveSite::cronalytics(const Request& request) {
  const auto target = request.target();
  std::string why;
  const auto zone = load_time_zone(options_.zone, now(), why);
  if (!zone) co_return Answer{make_fault({500, "no_zone", why}), {}};
  ApiRequest question{
      std::string(target.data(), target.size()), now(), *zone, {}, options_.watermark.string()};
  live::Fault fault;
  auto work = [this, &question, &fault] {
    live::Fault none;
    const auto mark = watermark_.read(none);
    if (mark) question.watermark_json = mark->text;
    return engine_.answer_to(question, fault);
  };
  auto given = co_await offload(engine_pool_, work);
  if (!given) co_return Answer{make_fault(fault), {}};
  co_return Answer{make_json(static_cast<status>(given->status), std::move(given->body)), {}};
}

LiveSite::Routed LiveSite::health() {
  live::Fault facts_fault, jobs_fault;
  std::shared_ptr<const live::SmallFileState> jobs;
  auto work = [this, &facts_fault, &jobs_fault, &jobs] {
    jobs = jobs_.read(jobs_fault);
    return facts_.ages(facts_fault);
  };
  const auto ages = co_await offload(data_pool_, work);
  const double moment = now();
  const auto age = [&](const std::optional<double>& then) {
    return then ? Json(moment - *then) : Json(nullptr);
  };
  Json facts = {{"readable", ages.has_value()}};
  if (ages) {
    facts["runs"] = ages->cursor.rows;
    facts["cursor"] = to_text(ages->cursor);
    facts["newest_run_age"] = age(ages->newest_run);
    facts["newest_ingestion_age"] = age(ages->newest_ingestion);
  } else {
    facts["error"] = facts_fault.code;
    facts["detail"] = facts_fault.sentence;
  }
  Json jobs_file = {{"readable", jobs != nullptr}};
  jobs_file["age"] = jobs ? Json(moment - jobs->modified) : Json(nullptr);
  const Json body = {
      {"status", ages ? "ok" : "no_data"},
      {"version", CRONLENS_VERSION},
      {"contract", contract_hash()},
      {"now", moment},
      {"facts", facts},
      {"jobs", jobs_file},
      {"sync", {{"available", syncs_->available()}, {"running", syncs_->is_running()}}}};
  co_return Answer{make_json(status::ok, body.dump(-1, ' ', false, Json::error_handler_t::replace)),
                   {}};
}

}  // namespace cronlens::server::http
