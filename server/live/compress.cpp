// SPDX-License-Identifier: MIT
#include "live/compress.hpp"

#include <strings.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace cronlens::live {
namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr int kZstdLevel = 1;
constexpr int kGzipLevel = 1;
constexpr int kGzipWindow = 15 + 16;  // 16: with the header of gzip
constexpr int kMemoryLevel = 8;

using Sink = std::function<bool(std::span<const std::uint8_t>)>;
using Bytes = std::vector<std::uint8_t>;

class Compressor {
 public:
  explicit Compressor(Coding coding) : coding_(coding), out_(kPiece) {
    if (coding == Coding::zstd) {
      zstd_ = ZSTD_createCCtx();
      if (zstd_) ZSTD_CCtx_setParameter(zstd_, ZSTD_c_compressionLevel, kZstdLevel);
      ready_ = zstd_ != nullptr;
    } else {
      ready_ = deflateInit2(&gzip_, kGzipLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                            Z_DEFAULT_STRATEGY) == Z_OK;
    }
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() {
    if (coding_ == Coding::zstd) {
      ZSTD_freeCCtx(zstd_);
    } else if (ready_) {
      deflateEnd(&gzip_);
    }
  }

  bool put(std::span<const std::uint8_t> in, bool last, const Sink& sink) {
    if (!ready_) return false;
    return coding_ == Coding::zstd ? put_zstd(in, last, sink) : put_gzip(in, last, sink);
  }

 private:
  bool put_zstd(std::span<const std::uint8_t> in, bool last, const Sink& sink) {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    for (std::size_t left = 1; input.pos < input.size || (last && left > 0);) {
      ZSTD_outBuffer output{out_.data(), out_.size(), 0};
      left = ZSTD_compressStream2(zstd_, &output, &input, last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0U) return false;
      if (output.pos > 0 && !sink({out_.data(), output.pos})) return false;
    }
    return true;
  }

  bool put_gzip(std::span<const std::uint8_t> in, bool last, const Sink& sink) {
    gzip_.next_in = const_cast<Bytef*>(in.data());
    gzip_.avail_in = static_cast<uInt>(in.size());
    int code = Z_OK;
    do {
      gzip_.next_out = out_.data();
      gzip_.avail_out = static_cast<uInt>(out_.size());
      code = deflate(&gzip_, last ? Z_FINISH : Z_NO_FLUSH);
      if (code == Z_STREAM_ERROR) return false;
      const std::size_t made = out_.size() - gzip_.avail_out;
      if (made > 0 && !sink({out_.data(), made})) return false;
    } while (gzip_.avail_out == 0 || (last && code != Z_STREAM_END));
    return true;
  }

  Coding coding_;
  Bytes out_;
  ZSTD_CCtx* zstd_ = nullptr;
  z_stream gzip_{};
  bool ready_ = false;
};

/// "gzip;q=0" forbids what it names.
bool allows(std::string_view accept, std::string_view name) {
  while (!accept.empty()) {
    std::string_view entry = accept.substr(0, accept.find(','));
    accept.remove_prefix(std::min(accept.size(), entry.size() + 1));
    const std::string_view parameters =
        entry.find(';') == entry.npos ? "" : entry.substr(entry.find(';'));
    entry = entry.substr(0, entry.find(';'));
    while (!entry.empty() && entry.front() == ' ') entry.remove_prefix(1);
    while (!entry.empty() && entry.back() == ' ') entry.remove_suffix(1);
    const bool named =
        entry.size() == name.size() && ::strncasecmp(entry.data(), name.data(), name.size()) == 0;
    if (!named) continue;
    const auto q = parameters.find("q=");
    return q == parameters.npos || parameters.find_first_of("123456789", q) != parameters.npos;
  }
  return false;
}

}  // namespace

std::string_view name_of(Coding coding) {
  if (coding == Coding::none) return "";
  return coding == Coding::zstd ? "zstd" : "gzip";
}

Coding accepted_coding(std::string_view accept_encoding) {
  if (allows(accept_encoding, "zstd")) return Coding::zstd;
  return allows(accept_encoding, "gzip") ? Coding::gzip : Coding::none;
}

std::optional<std::string> compressed(std::string_view text, Coding coding) {
  std::string result;
  Compressor compressor(coding);
  const bool made = compressor.put(
      {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, true, [&](auto bytes) {
        result.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return true;
      });
  return made ? std::optional(std::move(result)) : std::nullopt;
}

bool compress_file(const SpoolFile& from, SpoolFile& into, Coding coding) {
  Compressor compressor(coding);
  Bytes piece(kPiece);
  const Sink sink = [&](auto bytes) { return into.append(bytes); };
  for (std::uint64_t at = 0; at < from.size();) {
    const auto some = std::min<std::uint64_t>(piece.size(), from.size() - at);
    const std::span<std::uint8_t> part(piece.data(), static_cast<std::size_t>(some));
    if (!from.read(at, part)) return false;
    at += some;
    if (!compressor.put(part, at == from.size(), sink)) return false;
  }
  return true;
}

}  // namespace cronlens::live
