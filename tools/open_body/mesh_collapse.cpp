#include "tools/open_body/mesh_collapse.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <queue>
#include <set>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

/// Sum of squared distances to planes: x'Ax + 2b'x + c, over the weight of the planes.
struct Quadric {
    Eigen::Matrix3d a = Eigen::Matrix3d::Zero();
    Vector3d b = Vector3d::Zero();
    double c = 0;
    double weight = 0;

    void add(const Vector3d& normal, const Vector3d& point, double area) {
        const double d = -normal.dot(point);
        a += area * normal * normal.transpose();
        b += area * d * normal;
        c += area * d * d;
        weight += area;
    }

    Quadric operator+(const Quadric& other) const {
        return {a + other.a, b + other.b, c + other.c, weight + other.weight};
    }

    double meanSquare(const Vector3d& x) const {
        return weight > 0 ? std::max(0.0, x.dot(a * x) + 2 * b.dot(x) + c) / weight : 0;
    }
};

struct Candidate {
    double cost;
    int keep, drop;
    unsigned keep_stamp, drop_stamp;

    bool operator<(const Candidate& other) const {
        return cost != other.cost ? cost > other.cost
                                  : std::pair(keep, drop) > std::pair(other.keep, other.drop);
    }
};

class Collapser {
public:
    Collapser(const Mesh& mesh, const EdgeLength& wanted, double tolerance_m)
        : m_points(mesh.vertices),
          m_faces(mesh.triangles),
          m_wanted(wanted),
          m_tolerance_m(tolerance_m) {
        const std::size_t n = m_points.size();
        m_alive.assign(m_faces.size(), true);
        m_faces_of.resize(n);
        m_quadrics.resize(n);
        m_stamp.assign(n, 0);
        for (std::size_t f = 0; f < m_faces.size(); ++f) {
            const auto& [i, j, k] = m_faces[f];
            const Vector3d normal = areaNormal(point(i), point(j), point(k));
            for (const int v : m_faces[f]) {
                m_faces_of[at(v)].push_back(static_cast<int>(f));
                m_quadrics[at(v)].add(normal.normalized(), point(i), normal.norm() / 6);
            }
        }
        m_border.assign(n, false);
        m_count = n;
    }

    Mesh run(std::size_t vertex_count) {
        markBorders();
        for (std::size_t v = 0; v < m_points.size(); ++v) {
            pushEdges(static_cast<int>(v), true);
        }
        while (m_count > vertex_count && !m_queue.empty()) {
            const Candidate next = m_queue.top();
            m_queue.pop();
            if (m_stamp[at(next.keep)] == next.keep_stamp &&
                m_stamp[at(next.drop)] == next.drop_stamp) {
                tryCollapse(next.keep, next.drop);
            }
        }
        return compacted();
    }

private:
    const Vector3d& point(int v) const { return m_points[at(v)]; }

    std::set<int> neighbours(int v) const {
        std::set<int> found;
        for (const int f : m_faces_of[at(v)]) {
            found.insert(m_faces[at(f)].begin(), m_faces[at(f)].end());
        }
        found.erase(v);
        return found;
    }

    int sharedFaces(int a, int b) const {
        return static_cast<int>(
            std::count_if(m_faces_of[at(a)].begin(), m_faces_of[at(a)].end(), [&](int f) {
                const auto& face = m_faces[at(f)];
                return std::find(face.begin(), face.end(), b) != face.end();
            }));
    }

    void markBorders() {
        for (std::size_t v = 0; v < m_points.size(); ++v) {
            for (const int n : neighbours(static_cast<int>(v))) {
                if (sharedFaces(static_cast<int>(v), n) == 1) {
                    m_border[v] = true;
                }
            }
        }
    }

    Vector3d target(int a, int b) const {
        const Vector3d middle = (point(a) + point(b)) / 2;
        if (m_border[at(a)] != m_border[at(b)]) {
            return m_border[at(a)] ? point(a) : point(b);
        }
        const Quadric sum = m_quadrics[at(a)] + m_quadrics[at(b)];
        const double pull = 0.02 * sum.weight;
        const Eigen::Matrix3d matrix = sum.a + pull * Eigen::Matrix3d::Identity();
        Vector3d best = matrix.ldlt().solve(pull * middle - sum.b);
        if ((best - middle).norm() > (point(a) - point(b)).norm()) {
            best = middle;
        }
        if (m_border[at(a)] && point(a).x() == 0 && point(b).x() == 0) {
            best.x() = 0;
        }
        return best;
    }

    void pushEdges(int v, bool upward_only) {
        for (const int n : neighbours(v)) {
            if (upward_only && n < v) {
                continue;
            }
            const Vector3d best = target(v, n);
            const double length = (point(v) - point(n)).norm() / m_wanted(best);
            const Quadric sum = m_quadrics[at(v)] + m_quadrics[at(n)];
            const double cost =
                length * length + sum.meanSquare(best) / (m_tolerance_m * m_tolerance_m);
            m_queue.push({cost, v, n, m_stamp[at(v)], m_stamp[at(n)]});
        }
    }

    /// Whether the faces around `v`, except those with `other`, stay upright with `v` at `moved`.
    bool staysUpright(int v, int other, const Vector3d& moved) const {
        for (const int f : m_faces_of[at(v)]) {
            const auto& face = m_faces[at(f)];
            if (std::find(face.begin(), face.end(), other) != face.end()) {
                continue;
            }
            std::array<Vector3d, 3> corner;
            for (std::size_t i = 0; i < 3; ++i) {
                corner[i] = face[i] == v ? moved : point(face[i]);
            }
            // A face with all corners on the seam would lie on its own mirror image.
            const bool border = m_border[at(v)] || m_border[at(other)];
            if (border && std::all_of(face.begin(), face.end(), [&](int corner_id) {
                    return corner_id == v || m_border[at(corner_id)];
                })) {
                return false;
            }
            const Vector3d before =
                areaNormal(point(face[0]), point(face[1]), point(face[2])).normalized();
            const Vector3d after = areaNormal(corner[0], corner[1], corner[2]).normalized();
            if (before.dot(after) < 0.5 || aspect(corner[0], corner[1], corner[2]) > 9) {
                return false;
            }
        }
        return true;
    }

    bool mayCollapse(int keep, int drop, const Vector3d& moved) const {
        const int shared = sharedFaces(keep, drop);
        if (m_border[at(keep)] && m_border[at(drop)] && shared != 1) {
            return false;
        }
        const std::set<int> a = neighbours(keep);
        const std::set<int> b = neighbours(drop);
        std::vector<int> common;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
        if (static_cast<int>(common.size()) != shared || a.size() + b.size() > 13 ||
            (a.size() == 3 && b.size() == 3)) {  // a tetrahedron would fall flat
            return false;
        }
        return staysUpright(keep, drop, moved) && staysUpright(drop, keep, moved);
    }

    void tryCollapse(int keep, int drop) {
        const Vector3d moved = target(keep, drop);
        if (!mayCollapse(keep, drop, moved)) {
            return;
        }
        for (const int f : m_faces_of[at(drop)]) {
            auto& face = m_faces[at(f)];
            if (std::find(face.begin(), face.end(), keep) != face.end()) {
                m_alive[at(f)] = false;
                for (const int v : face) {
                    if (v != drop) {
                        std::erase(m_faces_of[at(v)], f);
                    }
                }
            } else {
                std::replace(face.begin(), face.end(), drop, keep);
                m_faces_of[at(keep)].push_back(f);
            }
        }
        m_faces_of[at(drop)].clear();
        m_points[at(keep)] = moved;
        m_border[at(keep)] = m_border[at(keep)] || m_border[at(drop)];
        m_quadrics[at(keep)] = m_quadrics[at(keep)] + m_quadrics[at(drop)];
        ++m_stamp[at(drop)];
        ++m_stamp[at(keep)];
        --m_count;
        pushEdges(keep, false);
    }

    Mesh compacted() const {
        Mesh mesh;
        std::vector<int> number(m_points.size(), -1);
        for (std::size_t v = 0; v < m_points.size(); ++v) {
            if (!m_faces_of[v].empty()) {
                number[v] = static_cast<int>(mesh.vertices.size());
                mesh.vertices.push_back(m_points[v]);
            }
        }
        for (std::size_t f = 0; f < m_faces.size(); ++f) {
            if (m_alive[f]) {
                const auto& [i, j, k] = m_faces[f];
                mesh.triangles.push_back({number[at(i)], number[at(j)], number[at(k)]});
            }
        }
        return mesh;
    }

    std::vector<Vector3d> m_points;
    std::vector<std::array<int, 3>> m_faces;
    std::vector<bool> m_alive, m_border;
    std::vector<std::vector<int>> m_faces_of;
    std::vector<Quadric> m_quadrics;
    std::vector<unsigned> m_stamp;
    std::priority_queue<Candidate> m_queue;
    const EdgeLength& m_wanted;
    double m_tolerance_m;
    std::size_t m_count = 0;
};

}  // namespace

Mesh collapseEdges(const Mesh& mesh, std::size_t vertex_count, const EdgeLength& wanted,
                   double tolerance_m) {
    return Collapser(mesh, wanted, tolerance_m).run(vertex_count);
}

}  // namespace gonio::open_body
