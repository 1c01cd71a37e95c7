#include "core/body/marker_table.h"
#include "tests/fuzz/fuzz_driver.h"

// Whatever is read can also be placed on the tree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = gonio::parseMarkerTable({reinterpret_cast<const char*>(data), size});
    if (!table) return 0;
    const auto bodies =
        gonio::osimForward(gonio::osimTree(), Eigen::Isometry3d::Identity(),
                           gonio::OsimScales::Ones(), gonio::OsimCoordinates::Zero());
    (void)gonio::markersOnTree(*table, gonio::osimTree(), bodies, gonio::OsimScales::Ones());
    (void)gonio::markersOnSmpl(*table, gonio::VertexArray::Zero(100, 3), {});
    return 0;
}

std::vector<std::string> fuzzSeeds() {
    return {R"({"kind": "goniograph-markers", "version": 1, "name": "two", "markers": [
        {"name": "R", "segment": "leg_r", "mirror": "L", "weight": 20, "noise_m": 0.01,
         "smpl_vertex": 6787, "landmarks": {"heel_r": 1}, "body": "calcn_r",
         "place_m": [-0.02, 0.02, 0]},
        {"name": "L", "segment": "leg_l", "mirror": "R", "weight": 1, "noise_m": 0.02,
         "smpl_joint": 7, "joints": {"talus_l": 0.5, "toes_l": 0.5}}]})"};
}
