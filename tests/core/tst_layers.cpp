#include <QtTest>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file;    ///< relative to the source folder
    std::string header;  ///< as written
};

std::vector<Include> includesBelow(const std::string& folder) {
    static const std::regex line("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    const fs::path root(GONIO_SOURCE_DIR);
    std::vector<Include> includes;
    if (!fs::exists(root / folder)) return includes;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp" && extension != ".cu") continue;
        std::ifstream text(entry.path());
        std::smatch match;
        for (std::string row; std::getline(text, row);) {
            if (std::regex_search(row, match, line)) {
                includes.push_back({fs::relative(entry.path(), root).string(), match[1]});
            }
        }
    }
    return includes;
}

bool matches(const std::string& header, const char* pattern) {
    return std::regex_search(header, std::regex(pattern));
}

constexpr const char* kQt = "^(Q[A-Z]|Qt)";
constexpr const char* kVtk = "^vtk[A-Z]";
constexpr const char* kTorch = "^(torch|ATen|c10)/";
constexpr const char* kFfmpeg = "^libav|^libsw";
constexpr const char* kOpenCv = "^opencv2/";
constexpr const char* kSqlite = "^sqlite3";
constexpr const char* kCeres = "^(ceres|glog)/";

}  // namespace

/// Linking does not guard the layers, because the headers of everything are on one include path.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void coreKnowsNoUpperLayer() {
        const auto includes = includesBelow("core");
        QVERIFY(includes.size() > 300);  // the search itself works
        for (const auto& [file, header] : includes) {
            for (const char* pattern :
                 {kQt, kVtk, kTorch, "^(app|render|inference|tests|tools)/", "^(CLI|spdlog)/"}) {
                QVERIFY2(!matches(header, pattern), (file + " includes " + header).c_str());
            }
        }
    }

    void renderKnowsNoQt() {
        const auto includes = includesBelow("render");
        QVERIFY(includes.size() > 20);
        for (const auto& [file, header] : includes) {
            for (const char* pattern : {kQt, kTorch, "^(app|inference|tests|tools)/"}) {
                QVERIFY2(!matches(header, pattern), (file + " includes " + header).c_str());
            }
        }
    }

    void inferenceKnowsNeitherQtNorVtk() {
        const auto includes = includesBelow("inference");
        QVERIFY(includes.size() > 20);
        for (const auto& [file, header] : includes) {
            for (const char* pattern : {kQt, kVtk, "^(app|render|tests|tools)/"}) {
                QVERIFY2(!matches(header, pattern), (file + " includes " + header).c_str());
            }
        }
    }

    // Kernels compile with nvcc alone, imports and crops without the networks' library.
    void libTorchStaysOut() {
        for (const char* folder :
             {"inference/image", "inference/cuda", "inference/synthesis", "inference/weights",
              "inference/backends", "inference/datasets"}) {
            for (const auto& [file, header] : includesBelow(folder)) {
                for (const char* pattern : {kTorch, kOpenCv, kFfmpeg, kCeres}) {
                    QVERIFY2(!matches(header, pattern), (file + " includes " + header).c_str());
                }
            }
        }
    }

    // The parts of the window know those below them; only the shell knows all.
    void partsOfTheWindowDoNotReachUp() {
        for (const auto& [file, header] : includesBelow("app/gui")) {
            if (file.starts_with("app/gui/shell/")) continue;
            QVERIFY2(!header.starts_with("app/gui/shell/"), (file + " includes " + header).c_str());
            QVERIFY2(!header.starts_with("app/cli/"), (file + " includes " + header).c_str());
            const bool below =
                file.starts_with("app/gui/document/") || file.starts_with("app/gui/words/") ||
                file.starts_with("app/gui/theme/") || file.starts_with("app/gui/task/") ||
                file.starts_with("app/gui/vtk/");
            if (!below) continue;
            QVERIFY2(
                !matches(header, "^app/gui/(video|scene|curves|timeline|jobs|panels|coach|out)/"),
                (file + " includes " + header).c_str());
        }
    }

    void librariesStayInTheirFolders() {
        const std::pair<const char*, const char*> homes[] = {
            {kFfmpeg, "^core/video/"},
            {kOpenCv, "^core/(people/|video/read_picture\\.)"},
            {kCeres, "^core/fit/"},
            {kSqlite, "^core/case/"}};
        int found = 0;
        for (const auto& [file, header] : includesBelow("core")) {
            for (const auto& [pattern, home] : homes) {
                if (!matches(header, pattern)) continue;
                ++found;
                QVERIFY2(matches(file, home), (file + " includes " + header).c_str());
            }
        }
        QVERIFY(found > 5);
    }

    // Programs start without LibTorch, and what an import or a kernel needs compiles without it.
    void torchStaysBehindTheNetworkLibrary() {
        int found = 0;
        for (const auto& [file, header] : includesBelow("inference")) {
            if (!matches(header, kTorch)) continue;
            ++found;
            const bool isFree =
                matches(file, "^inference/(weights|image|cuda|synthesis|backends|datasets)/") ||
                matches(file, "^inference/plugin/((load_)?network_library|skel_training)") ||
                matches(file,
                        "^inference/training/(.*_log|learning_rate|ordered_feeder|skel_sample|"
                        "skel_dataset|dataset_samples|label_error|training_seams)\\.");
            QVERIFY2(!isFree, (file + " includes " + header).c_str());
        }
        QVERIFY(found > 10);
        for (const auto& [file, header] : includesBelow("app")) {
            QVERIFY2(!matches(header, kTorch), (file + " includes " + header).c_str());
            QVERIFY2(!matches(header, "^inference/nets/"), (file + " includes " + header).c_str());
        }
    }

    void headersShowNoLibraryTypes() {
        for (const auto& [file, header] : includesBelow("core")) {
            if (!file.ends_with(".h")) continue;
            for (const char* pattern : {kFfmpeg, kOpenCv}) {
                QVERIFY2(!matches(header, pattern), (file + " includes " + header).c_str());
            }
        }
    }

    // Lower folders know nothing of those above them.
    void foldersPointDownwards() {
        const std::pair<const char*, std::set<std::string>> allowed[] = {
            {"core/io", {"io"}},
            {"core/body", {"body", "io"}},
            {"core/video", {"video", "io"}},
            {"core/people", {"people", "video"}},
            {"core/draw", {"draw", "body", "people", "video", "io"}},
            {"core/fit", {"fit", "body", "people", "video"}},
            {"core/correct", {"correct", "fit", "biomech", "body", "people", "io"}},
            {"core/case", {"case", "correct", "biomech", "body", "people", "io"}},
            {"core/biomech", {"biomech", "body", "io"}},
            {"core/synth", {"synth", "draw", "body", "people", "video", "io"}},
        };
        for (const auto& [folder, names] : allowed) {
            for (const auto& [file, header] : includesBelow(folder)) {
                std::smatch match;
                static const std::regex own("^core/([a-z]+)/");
                if (!std::regex_search(header, match, own)) continue;
                QVERIFY2(names.contains(match[1]), (file + " includes " + header).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
