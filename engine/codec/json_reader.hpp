// SPDX-License-Identifier: MIT
// JSON -> contract, strictly: an unknown field, a wrong type or an unknown spelling is an Error
// that says where, what stands there and what may. A field that is absent keeps its default.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cronlens/contract/query.hpp"
#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"
#include "cronlens/result.hpp"

namespace cronlens::json {

// One kind of JSON value everywhere: a second one would double its code in the module.
using Json = nlohmann::ordered_json;

/// A value as an error quotes it: in JSON and never long.
inline std::string shown(const Json& value) {
  constexpr std::size_t kEnough = 60;
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  std::string text = value.dump();
  if (text.size() <= kEnough) return text;
  std::size_t end = kEnough;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "...";
}

inline std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

class Reader {
 public:
  /// `root` is what an error calls the whole; '' where its fields stand for themselves.
  Reader(ErrorCode code, std::string root) : code_(code), path_(std::move(root)) {}

  void read(const Json& from, double& to) {
    if (!from.is_number()) return refuse(from, "a number");
    to = from.get<double>();
  }
  void read(const Json& from, bool& to) {
    if (!from.is_boolean()) return refuse(from, "true or false");
    to = from.get<bool>();
  }
  void read(const Json& from, std::string& to) {
    if (!from.is_string()) return refuse(from, "a text");
    to = from.get<std::string>();
  }
  template <class Tag>
  void read(const Json& from, Quantity<Tag>& to) {
    read(from, to.value);
  }
  template <DescribedEnum E>
  void read(const Json& from, E& to) {
    for (std::size_t i = 0; from.is_string() && i < kSpellings<E>.size(); ++i) {
      if (from.get_ref<const std::string&>() == kSpellings<E>[i]) {
        to = static_cast<E>(i);
        return;
      }
    }
    refuse(from, "one of " + listed(kSpellings<E>));
  }
  template <class T>
  void read(const Json& from, std::vector<T>& to) {
    if (!from.is_array()) return refuse(from, "a list");
    to.clear();
    for (std::size_t i = 0; i < from.size() && error_.empty(); ++i) {
      T item{};
      inside("[" + std::to_string(i) + "]", [&] { read(from[i], item); });
      to.push_back(std::move(item));
    }
  }
  template <Described T>
  void read(const Json& from, T& to) {
    if (!from.is_object()) return refuse(from, "an object");
    for (const auto& item : from.items()) {
      const std::string& key = item.key();
      const Json& value = item.value();
      bool known = false;
      for_each_field<T>([&](const auto& each) {
        if (each.name != key || known) return;
        known = true;
        inside(path_.empty() ? key : "." + key, [&] { read(value, to.*each.member); });
      });
      if (!known) return fail(shown(Json(key)) + " is not one of its fields: " + fields_of<T>());
    }
  }

  template <Described T>
  Result<T> finish(T value) && {
    if (!error_.empty()) return make_error(code_, std::move(error_));
    return value;
  }

 private:
  template <class Body>
  void inside(const std::string& step, Body&& body) {
    const auto length = path_.size();
    path_ += step;
    body();
    path_.resize(length);
  }
  template <Described T>
  static std::string fields_of() {
    std::vector<std::string_view> names;
    for_each_field<T>([&](const auto& each) { names.push_back(each.name); });
    return listed(names);
  }
  void refuse(const Json& found, const std::string& wanted) {
    fail(shown(found) + " is not " + wanted);
  }
  void fail(const std::string& why) {
    if (error_.empty()) error_ = (path_.empty() ? "the request" : path_) + ": " + why;
  }

  ErrorCode code_;
  std::string path_;
  std::string error_;
};

template <Described T>
Result<T> parse(std::string_view text) {
  const auto parsed = Json::parse(text, nullptr, false);
  if (parsed.is_discarded()) return make_error(ErrorCode::bad_query, "the query is not JSON");
  // A bare query and one within a request read alike: "query.outcome".
  Reader reader(ErrorCode::bad_query, std::is_same_v<T, Query> ? "query" : "");
  T value{};
  reader.read(parsed, value);
  return std::move(reader).template finish<T>(std::move(value));
}

}  // namespace cronlens::json
