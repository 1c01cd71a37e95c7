#pragma once

#include <zlib.h>

#include <cstdio>
#include <fstream>
#include <map>

#include "core/io/npy.h"
#include "core/io/npz.h"
#include "inference/datasets/dataset_reader.h"
#include "tests/io/deflated.h"
#include "tests/io/pickle_writer.h"
#include "tests/io/zip_writer.h"

namespace gonio::testing {

/// The little-endian bytes of numbers.
template <class T>
std::string bytesOf(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// Arrays of an .npz as NumPy would save them; any type, right or wrong.
class NpzFile {
public:
    void add(const std::string& name, const std::string& type, std::vector<std::int64_t> shape,
             const std::string& bytes) {
        m_sources.push_back({name, type, std::move(shape), [bytes](const ByteSink& sink) {
                                 return sink(std::as_bytes(std::span(bytes)));
                             }});
    }

    void add(const std::string& name, std::vector<std::int64_t> shape,
             const std::vector<double>& values) {
        add(name, "<f8", std::move(shape), bytesOf(values));
    }

    /// Texts of fixed width, as numpy.array(list of bytes) has them.
    void addTexts(const std::string& name, const std::vector<std::string>& texts,
                  std::size_t width = 24) {
        std::string bytes;
        for (std::string text : texts) {
            text.resize(width, '\0');
            bytes += text;
        }
        add(name, "|S" + std::to_string(width), {static_cast<std::int64_t>(texts.size())}, bytes);
    }

    /// The same as Unicode.
    void addUnicode(const std::string& name, const std::vector<std::u32string>& texts,
                    std::size_t width = 24) {
        std::string bytes;
        for (std::u32string text : texts) {
            text.resize(width, U'\0');
            bytes.append(reinterpret_cast<const char*>(text.data()), 4 * text.size());
        }
        add(name, "<U" + std::to_string(width), {static_cast<std::int64_t>(texts.size())}, bytes);
    }

    Result<void> write(const std::filesystem::path& path, std::uint64_t from64 = 0xFFFFFFFF) const {
        return writeNpz(path, m_sources, from64);
    }

private:
    std::vector<NpzSource> m_sources;
};

/// So many numbers, each another one.
inline std::vector<double> counted(std::size_t count, double step = 0.001) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = step * static_cast<double>(i);
    return values;
}

/// Two good rows of HMR2.0's evaluation layout.
inline NpzFile goodArrays() {
    NpzFile file;
    file.addTexts("imgname", {"s/1.jpg", "s/2.jpg"});
    file.add("center", {2, 1, 2}, {10, 20, 30, 40});
    file.add("scale", {2, 2}, {100, 200, 300, 400});
    file.add("body_keypoints_2d", {2, 25, 3}, counted(150));
    file.add("extra_keypoints_2d", {2, 19, 3}, counted(114));
    file.add("body_keypoints_3d", {2, 25, 4}, counted(200));
    file.add("extra_keypoints_3d", {2, 19, 4}, counted(152));
    file.add("body_pose", {2, 72}, counted(144));
    file.add("has_body_pose", {2}, {1, 0});
    file.add("betas", {2, 10}, counted(20));
    file.add("has_betas", {2}, {1, 1});
    return file;
}

inline std::uint32_t crcOf(const std::string& text) {
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size()));
}

inline std::string npyOf(const std::string& type, const std::vector<std::int64_t>& shape,
                         const std::string& bytes) {
    return npyPrefix(type, shape) + bytes;
}

/// Adds an entry as numpy.savez_compressed does.
inline void addDeflated(ZipWriter& zip, const std::string& name, const std::string& content) {
    const std::string packed = deflated(content);
    ZipLies lies;
    lies.method = 8;
    lies.extraSize =
        static_cast<std::int64_t>(content.size()) - static_cast<std::int64_t>(packed.size());
    lies.crcError = crcOf(content) ^ crcOf(packed);
    zip.add(name, packed, lies);
}

/// Two rows as HSMR's MOYO labels have them: the parameters lie in a pickled dictionary.
inline void writeMoyo(const std::filesystem::path& path) {
    PickleWriter pickle;
    pickle.global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
    pickle.raw("K").raw(std::string_view("\0", 1)).raw("\x85").bytes("b").raw("\x87R(K\x01");
    pickle.shape({}).elementType("O8", "|").raw("\x89](}(");
    pickle.text("global_orient").array("f8", {2, 3}, std::vector<double>{1, 2, 3, 0.4, 0.5, 0.6});
    pickle.text("body_pose").array("f8", {2, 63}, counted(126));
    pickle.text("betas").array("f8", {2, 10}, counted(20)).raw("uetb");
    std::ofstream out(path, std::ios::binary);
    ZipWriter zip(out);
    zip.add("img_paths.npy", npyOf("|S7", {2}, "m/1.pngm/2.png"));
    zip.add("centers.npy", npyOf("<f8", {2, 2}, bytesOf(std::vector<double>{1, 2, 3, 4})));
    zip.add("scales.npy", npyOf("<f8", {2, 2}, bytesOf(std::vector<double>{50, 60, 70, 80})));
    zip.add("genders.npy", npyOf("|S1", {2}, "fm"));
    zip.add("smpl.npy", npyOf("|O", {}, pickle.finished()));
    zip.finish();
}

/// Any number of equal rows, of which the last but one has another picture.
inline void writeEqualRows(const std::filesystem::path& path, std::int64_t rows) {
    std::ofstream out(path, std::ios::binary);
    ZipWriter zip(out);
    const auto count = static_cast<std::size_t>(rows);
    std::string names;
    for (std::size_t i = 0; i < count; ++i) names += i == count - 2 ? "last" : "some";
    zip.add("imgname.npy", npyOf("|S4", {rows}, names));
    zip.add("center.npy", npyOf("|u1", {rows, 2}, std::string(2 * count, '\x07')));
    zip.add("scale.npy", npyOf("|u1", {rows}, std::string(count, '\x09')));
    zip.add("keypoints_2d.npy", npyOf("|u1", {rows, 44, 3}, std::string(132 * count, '\x01')));
    zip.finish();
}

/// A tar archive (ustar), file by file.
class TarFile {
public:
    std::string bytes;

    void add(const std::string& name, const std::string& content, char kind = '0') {
        std::string header(512, '\0');
        const auto set = [&header](std::size_t at, const std::string& text) {
            header.replace(at, text.size(), text);
        };
        const auto octal = [](std::size_t value, int digits) {
            char text[24];
            std::snprintf(text, sizeof text, "%0*zo", digits, value);
            return std::string(text);
        };
        set(0, name.substr(0, 100));
        set(100, "0000644");
        set(124, octal(content.size(), 11));
        set(148, "        ");
        header[156] = kind;
        set(257, "ustar");
        set(263, "00");
        std::size_t sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        set(148, octal(sum, 6) + std::string("\0 ", 2));
        bytes += header + content;
        bytes.resize((bytes.size() + 511) / 512 * 512, '\0');
    }

    std::string finished() const { return bytes + std::string(1024, '\0'); }
};

/// One person as HMR2.0's tars pickle them; `scale` in units of 200 px.
inline void addPerson(PickleWriter& pickle, double x, double angle) {
    std::vector<float> points(44 * 3, 0), points3d(44 * 4, 0);
    for (int k = 0; k < 44; ++k) {
        points[3 * k] = static_cast<float>(x + k);
        points[3 * k + 1] = static_cast<float>(2 * k);
        points[3 * k + 2] = k == 3 ? 0.0F : 0.75F;
        points3d[4 * k + 2] = 2;
        points3d[4 * k + 3] = 1;
    }
    pickle.raw("}(").text("keypoints_2d").array("f4", {44, 3}, points);
    pickle.text("keypoints_3d").array("f4", {44, 4}, points3d);
    pickle.text("center").array("f8", {2}, std::vector<double>{x, 50});
    pickle.text("scale").array("f8", {2}, std::vector<double>{0.5, 1.5});
    pickle.text("body_pose").array("f4", {72}, std::vector<float>(72, static_cast<float>(angle)));
    pickle.text("betas").array("f4", {10}, std::vector<float>(10, 0.25F));
    pickle.text("has_body_pose").array("f4", {}, std::vector<float>{1});
    pickle.text("has_betas").array("f4", {}, std::vector<float>{angle < 0 ? 0.0F : 1.0F});
    pickle.raw("u");
}

/// Two pictures; the first with two people.
inline std::string smallTar() {
    PickleWriter two, one;
    two.raw("](");
    addPerson(two, 100, 0.1);
    addPerson(two, 200, -0.2);
    two.raw("e");
    one.raw("](");
    addPerson(one, 300, 0.3);
    one.raw("e");
    TarFile tar;
    tar.add("train/a.0.jpg", "not a picture");
    tar.add("train/a.data.pyd", two.finished());
    tar.add("train/", "", '5');
    tar.add("train/a.jpg", "picture a");
    tar.add("train/b.data.pyd", one.finished());
    tar.add("train/b.jpg", "picture b");
    tar.add("notes.txt", "nothing");
    return tar.finished();
}

}  // namespace gonio::testing
