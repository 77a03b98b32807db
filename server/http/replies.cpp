// SPDX-License-Identifier: MIT
#include "http/replies.hpp"

#include <utility>

namespace cronlens::server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;
using beast_http::status;
using beast_http::verb;

// Tells the page that the server it came from has data: elsewhere it asks for none.
constexpr std::string_view kLiveMark = "<meta name=\"cronlens-live\" content=\"1\">";

void mark_live(StaticFile& file) {
  constexpr std::string_view kHead = "<head>";
  const auto head = file.body.find(kHead);
  if (!file.type.starts_with("text/html") || head == std::string::npos) return;
  file.body.insert(head + kHead.size(), kLiveMark);
  file.etag.insert(file.etag.size() - 1, "-live");
}

Reply file_reply(const Request& request, StaticFile file) {
  const bool unchanged = etag_matches(header_of(request, field::if_none_match), file.etag);
  Reply reply = unchanged ? make_reply(status::not_modified, "", file.type)
                          : make_reply(status::ok, std::move(file.body), file.type);
  reply.set(field::etag, file.etag);
  if (unchanged) reply.erase(field::content_length);  // 0 would be a claim about the file
  return reply;
}

/// Why nothing is looked up for this request, if there is a reason.
std::optional<Reply> turned_away(const Request& request, const Site& site) {
  if (request.count(field::host) != 1) {
    return make_text(status::bad_request, "A request names one Host.");
  }
  if (!host_allowed(header_of(request, field::host), site.hosts)) {
    return make_text(status::forbidden, "This server does not go by that name.");
  }
  return std::nullopt;
}

Reply page_reply(const Request& request, const Site& site) {
  if (request.method() != verb::get && request.method() != verb::head) {
    Reply reply = make_text(status::method_not_allowed, "Files are read with GET or HEAD.");
    reply.set(field::allow, "GET, HEAD");
    return reply;
  }
  const auto target = request.target();
  const auto path = decode_path({target.data(), target.size()});
  if (!path) return make_text(status::bad_request, "That is not a path of this page.");
  auto file = site.files.find(*path);
  if (!file) return make_text(status::not_found, "There is no such file.");
  if (site.live) mark_live(*file);
  return file_reply(request, std::move(*file));
}

bool is_for_data(const Request& request, const Site& site) {
  const auto target = request.target();
  return site.live && LiveSite::owns({target.data(), target.size()});
}

}  // namespace

bool takes_body(const Request& request, const Site& site) {
  return request.method() == verb::post && is_for_data(request, site);
}

boost::asio::awaitable<Answer> answer_to(const Request& request, const Site& site, bool near) {
  Answer answer;
  auto refused = turned_away(request, site);
  if (refused) {
    answer.reply = std::move(*refused);
  } else if (is_for_data(request, site)) {
    answer = co_await site.live->answer_to(request, near);
  } else {
    answer.reply = page_reply(request, site);
  }
  // The length stays in the header: HEAD tells what GET would send.
  if (request.method() == verb::head) {
    answer.reply.body().clear();
    answer.file.reset();
  }
  answer.reply.keep_alive(request.keep_alive());
  co_return answer;
}

Reply refusal(status code, std::string_view sentence) {
  Reply reply = make_text(code, sentence);
  reply.keep_alive(false);
  return reply;
}

}  // namespace cronlens::server::http
