// SPDX-License-Identifier: MIT
// JSON -> contract, strictly: an unknown field, a wrong type or an unknown spelling is an Error
// that names the place. A field that is absent keeps its default.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cronlens/describe.hpp"
#include "cronlens/quantity.hpp"
#include "cronlens/result.hpp"

namespace cronlens::json {

// One kind of JSON value everywhere: a second one would double its code in the module.
using Json = nlohmann::ordered_json;

class Reader {
 public:
  explicit Reader(ErrorCode code) : code_(code) {}

  void read(const Json& from, double& to) {
    if (!from.is_number()) return fail("a number is wanted");
    to = from.get<double>();
  }
  void read(const Json& from, bool& to) {
    if (!from.is_boolean()) return fail("true or false is wanted");
    to = from.get<bool>();
  }
  void read(const Json& from, std::string& to) {
    if (!from.is_string()) return fail("a text is wanted");
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
    fail("not a " + std::string(Names<E>::name));
  }
  template <class T>
  void read(const Json& from, std::vector<T>& to) {
    if (!from.is_array()) return fail("a list is wanted");
    to.clear();
    for (std::size_t i = 0; i < from.size() && error_.empty(); ++i) {
      T item{};
      inside("[" + std::to_string(i) + "]", [&] { read(from[i], item); });
      to.push_back(std::move(item));
    }
  }
  template <Described T>
  void read(const Json& from, T& to) {
    if (!from.is_object()) return fail("an object is wanted");
    for (const auto& item : from.items()) {
      const std::string& key = item.key();
      const Json& value = item.value();
      bool known = false;
      for_each_field<T>([&](const auto& each) {
        if (each.name != key || known) return;
        known = true;
        inside("." + key, [&] { read(value, to.*each.member); });
      });
      if (!known) return fail("there is no field '" + key + "'");
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
  void fail(std::string why) {
    if (error_.empty()) error_ = (path_.empty() ? "the query" : path_) + ": " + std::move(why);
  }

  ErrorCode code_;
  std::string path_;
  std::string error_;
};

template <Described T>
Result<T> parse(std::string_view text) {
  const auto parsed = Json::parse(text, nullptr, false);
  if (parsed.is_discarded()) return make_error(ErrorCode::bad_query, "the query is not JSON");
  Reader reader(ErrorCode::bad_query);
  T value{};
  reader.read(parsed, value);
  return std::move(reader).template finish<T>(std::move(value));
}

}  // namespace cronlens::json
