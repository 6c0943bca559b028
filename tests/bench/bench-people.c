/* Seeded rows of a Vietnamese survey. */

#include "bench-people.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "hoso-fold.h"
#include "hoso-uid.h"

static const char *const family[] = {
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Huỳnh",
  "Phan",
  "Vũ",
  "Võ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
  "Dương",
  "Lý",
};
static const char *const middle[] = {
  "Văn",
  "Thị",
  "Hữu",
  "Đức",
  "Minh",
  "Ngọc",
  "Thanh",
  "Quang",
  "Xuân",
  "Thu",
  "Gia",
  "Bảo",
  "Hoài",
  "Kim",
  "Tuấn",
  "Khánh",
};
static const char *const given[] = {
  "Anh",
  "Bình",
  "Châu",
  "Cường",
  "Dũng",
  "Đạt",
  "Giang",
  "Hà",
  "Hạnh",
  "Hiếu",
  "Hòa",
  "Hùng",
  "Hương",
  "Khoa",
  "Lan",
  "Linh",
  "Long",
  "Mai",
  "Ngân",
  "Nhung",
  "Phúc",
  "Quỳnh",
  "Sơn",
  "Tâm",
  "Thảo",
  "Thủy",
  "Trang",
  "Trung",
  "Tú",
  "Tuyết",
  "Vân",
  "Yến",
};
static const char *const street[] = {
  "Lê Lợi",
  "Trần Hưng Đạo",
  "Nguyễn Huệ",
  "Hai Bà Trưng",
  "Lý Thường Kiệt",
  "Điện Biên Phủ",
  "Cách Mạng Tháng Tám",
  "Xô Viết Nghệ Tĩnh",
};
static const char *const province[] = {
  "Hà Nội",
  "TP. Hồ Chí Minh",
  "Đà Nẵng",
  "Hải Phòng",
  "Cần Thơ",
  "Nghệ An",
  "Thanh Hóa",
  "Đồng Nai",
};
static const char *const job[] = {
  "Nhân viên văn phòng",
  "Giáo viên",
  "Sinh viên",
  "Công nhân",
  "Kinh doanh tự do",
  "Nội trợ",
  "Kỹ sư",
  "Tài xế",
};
static const char *const income[] = {
  "Dưới 5 triệu",
  "5 - 10 triệu",
  "10 - 20 triệu",
  "Trên 20 triệu",
};
static const char *const channel[] = {
  "Cửa hàng",
  "Facebook",
  "Zalo",
  "Shopee",
  "TikTok Shop",
  "Website",
  "Bạn bè giới thiệu",
  "Chợ",
};
static const char *const reason[] = {
  "Giá rẻ",
  "Chất lượng tốt",
  "Giao hàng nhanh",
  "Thương hiệu quen",
  "Khuyến mãi",
  "Dễ đổi trả",
  "Nhân viên tận tình",
  "Gần nhà",
};
static const char *const times[] = {
  "Lần đầu",
  "2 - 3 lần",
  "4 - 10 lần",
  "Trên 10 lần",
};
static const char *const waiting[] = {
  "Mua ngay",
  "Trong ngày",
  "Vài ngày",
  "Hơn một tuần",
};
static const char *const likert[] = {
  "Rất không đồng ý",
  "Không đồng ý",
  "Đồng ý",
  "Rất đồng ý",
};
static const char *const words[] = {
  "Giao hàng chậm hơn dự kiến",
  "nhân viên rất nhiệt tình",
  "giá hơi cao so với chợ",
  "đóng gói cẩn thận",
  "mong có thêm khuyến mãi cuối tuần",
  "đổi trả dễ dàng",
  "tôi thích mẫu \"\"Sen Vàng\"\"",
  "cửa hàng sạch sẽ",
};
static const char *const host[] = {
  "gmail.com",
  "yahoo.com.vn",
  "outlook.com",
  "vnn.vn",
};

#define PICK(random, list) ((list)[hoso_random_below ((random), G_N_ELEMENTS (list))])

static HosoRandom
seed_row (guint64 seed, guint row)
{
  HosoRandom random;

  hoso_random_seed (&random, seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + row);
  return random;
}

static BenchPerson
make_person (HosoRandom *random, guint row)
{
  const char *last = PICK (random, family);
  const char *first = PICK (random, given);
  g_autofree char *folded = hoso_fold (first);
  BenchPerson person;

  person.name = g_strdup_printf ("%s %s %s", last, PICK (random, middle), first);
  person.phone = g_strdup_printf ("09%08u", (row * 7919u + 13u) % 100000000u);
  person.email = g_strdup_printf ("%s.%u@%s", folded, row, PICK (random, host));
  return person;
}

BenchPerson
bench_person_make (guint64 seed, guint row)
{
  HosoRandom random = seed_row (seed, row);

  return make_person (&random, row);
}

void
bench_person_clear (BenchPerson *person)
{
  g_free (person->name);
  g_free (person->phone);
  g_free (person->email);
}

/* Some of eight choices, in the form's order. */
static void
write_choices (FILE *file, HosoRandom *random, const char *const *choices)
{
  guint chosen = 1 + hoso_random_below (random, 255);
  gboolean begun = FALSE;

  chosen &= 1 + hoso_random_below (random, 255);
  for (guint i = 0; i < 8; i++)
    if (chosen & (1u << i))
      {
        fprintf (file, "%s%s", begun ? ";" : "", choices[i]);
        begun = TRUE;
      }
}

static void
write_remark (FILE *file, HosoRandom *random)
{
  guint kind = hoso_random_below (random, 100);

  if (kind >= 40)
    return;
  fprintf (file, "\"%s, %s%s%s\"", PICK (random, words), PICK (random, words),
           kind < 3 ? "\n" : " ", PICK (random, words));
}

static void
write_row (FILE *file, guint64 seed, guint row)
{
  HosoRandom random = seed_row (seed, row);
  g_auto (BenchPerson) person = make_person (&random, row);

  fprintf (file, "KH%07u,%s,%s,%02u/%02u/%u,%s,%s,", row, person.name,
           hoso_random_below (&random, 2) ? "Nam" : "Nữ", 1 + hoso_random_below (&random, 28),
           1 + hoso_random_below (&random, 12), 1950 + hoso_random_below (&random, 58),
           person.phone, person.email);
  fprintf (file, "\"%u %s, Phường %u, Quận %u\",%s,%s,%s,", 1 + hoso_random_below (&random, 400),
           PICK (&random, street), 1 + hoso_random_below (&random, 18),
           1 + hoso_random_below (&random, 12), PICK (&random, province), PICK (&random, job),
           PICK (&random, income));
  write_choices (file, &random, channel);
  fputc (',', file);
  write_choices (file, &random, reason);
  fprintf (file, ",%s,%s,%s,%s,%u,%u.%03u,%u-%02u-%02u,", PICK (&random, times),
           PICK (&random, waiting), PICK (&random, likert), PICK (&random, likert),
           hoso_random_below (&random, 11), hoso_random_below (&random, 900),
           hoso_random_below (&random, 1000), 2024, 1 + hoso_random_below (&random, 12),
           1 + hoso_random_below (&random, 28));
  write_remark (file, &random);
  fputc ('\n', file);
}

void
bench_people_write (const char *path, guint rows, guint64 seed)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("Mã khách,Họ và tên,Giới tính,Ngày sinh,Điện thoại,Email,Địa chỉ,Tỉnh thành,Nghề nghiệp,"
         "Thu nhập,Bạn mua ở đâu?,Vì sao bạn mua?,Bạn đã mua mấy lần?,Bạn quyết định trong bao "
         "lâu?,Giá là quan trọng nhất,Tôi mua nhanh,Bạn sẽ giới thiệu chúng tôi chứ?,Chi tiêu một "
         "tháng,Ngày trả lời,Góp ý\n",
         file);
  for (guint i = 1; i <= rows; i++)
    write_row (file, seed, i);
  g_assert_cmpint (fclose (file), ==, 0);
}
