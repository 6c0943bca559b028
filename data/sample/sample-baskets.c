/* What the sample's shop sells, and what goes into a basket: first what follows from
 * what somebody owns, then what is popular, until the order comes to what it should.
 */

#include "hoso-config.h"

#include "sample-making.h"

/* An order varies around the customer's own mean: gamma of this shape. */
#define MONEY_P 5.0
/* The sum of an order ends within this of what it should be. */
#define SLACK 60000.0

enum
{
  CLEANSER,
  TONER,
  VITAMIN_C,
  CREAM,
  SUNSCREEN,
  LIP_BALM,
  MASK,
  REMOVER,
  NIGHT_SERUM,
  SHAMPOO,
  RETINOL,
  SONIC_CLEANSER,
  BRUSH_HEADS,
  TET_BOX,
  WOMENS_DAY_BOX,
};

static const struct
{
  const char *name;
  gint64 price;      /* đồng */
  double popularity; /* 0: only by one of the reasons below */
} products[] = {
  [CLEANSER] = { "Sữa rửa mặt trà xanh", 145000, 12 },
  [TONER] = { "Toner hoa hồng", 189000, 9 },
  [VITAMIN_C] = { "Serum vitamin C 15%", 420000, 9 },
  [CREAM] = { "Kem dưỡng rau má", 265000, 10 },
  [SUNSCREEN] = { "Kem chống nắng SPF50", 310000, 8 },
  [LIP_BALM] = { "Son dưỡng dầu dừa", 89000, 8 },
  [MASK] = { "Mặt nạ giấy (hộp 10)", 220000, 8 },
  [REMOVER] = { "Nước tẩy trang 400 ml", 175000, 9 },
  [NIGHT_SERUM] = { "Tinh chất phục hồi ban đêm", 560000, 4 },
  [SHAMPOO] = { "Dầu gội bồ kết", 132000, 7 },
  [RETINOL] = { "Serum retinol 0,5%", 390000, 6 },
  [SONIC_CLEANSER] = { "Máy rửa mặt sóng âm", 890000, 9 },
  [BRUSH_HEADS] = { "Đầu cọ thay máy rửa mặt", 120000, 0.5 },
  [TET_BOX] = { "Hộp quà Tết dưỡng da", 650000, 0 },
  [WOMENS_DAY_BOX] = { "Hộp quà 8/3 hoa hồng", 390000, 0 },
};

/* At every order after the first product was bought. */
static const struct
{
  guint first;
  guint then;
  double chance;
} sequences[] = {
  { SONIC_CLEANSER, BRUSH_HEADS, 0.5 },
  { RETINOL, SUNSCREEN, 0.35 },
  { VITAMIN_C, NIGHT_SERUM, 0.2 },
};

guint
sample_get_n_products (void)
{
  return G_N_ELEMENTS (products);
}

const char *
sample_get_product (guint product, gint64 *price)
{
  *price = products[product].price;
  return products[product].name;
}

static gboolean
holds (const SampleOrder *order, guint product)
{
  for (guint i = 0; i < order->n_lines; i++)
    if (order->lines[i].product == product)
      return TRUE;
  return FALSE;
}

/* Returns what it costs. */
static double
put (SampleOrder *order, guint product, guint quantity)
{
  if (holds (order, product) || order->n_lines == SAMPLE_MAX_LINES)
    return 0.0;
  order->lines[order->n_lines++] = (SampleLine){ product, quantity };
  return (double)(products[product].price * quantity);
}

static double
put_reasons (Sample *sample,
             const SamplePerson *person,
             SampleOrder *order,
             const gboolean *owned)
{
  gboolean seasonal = person->occasion != SAMPLE_ANY_TIME;
  double spent = 0.0;

  if (sample_is_before_tet (order->day) && sample_happens (sample, seasonal ? 0.7 : 0.25))
    spent += put (order, TET_BOX, 1 + hoso_random_below (&sample->random, 2));
  if (sample_is_before_womens_day (order->day) &&
      sample_happens (sample, seasonal ? 0.8 : 0.35))
    spent += put (order, WOMENS_DAY_BOX, 1);
  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    if (owned[sequences[i].first] && sample_happens (sample, sequences[i].chance))
      spent += put (order, sequences[i].then, 1);
  return spent;
}

/* Of the products that are not dearer than what is left; none that is owned and lasts. */
static guint
pick (Sample *sample, double left, const gboolean *owned)
{
  double weights[G_N_ELEMENTS (products)];

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    weights[i] =
      (double)products[i].price > left + SLACK || (i == SONIC_CLEANSER && owned[i])
        ? 0.0
        : products[i].popularity;
  return sample_pick_weighted (sample, weights, G_N_ELEMENTS (products));
}

void
sample_fill_basket (Sample *sample,
                    const SamplePerson *person,
                    SampleOrder *order,
                    gboolean *owned)
{
  double wanted =
    person->money * sample_draw_gamma (sample, MONEY_P) / MONEY_P;
  double spent = put_reasons (sample, person, order, owned);

  for (guint i = 0; i < 4 * SAMPLE_MAX_LINES; i++)
    {
      double left = MAX (wanted - spent, (double)products[LIP_BALM].price);
      guint product;

      if (order->n_lines > 0 && spent > wanted - SLACK)
        break;
      product = pick (sample, left, owned);
      spent += put (order, product,
                    2.0 * (double)products[product].price <= left && sample_happens (sample, 0.3)
                      ? 2
                      : 1);
    }
  for (guint i = 0; i < order->n_lines; i++)
    owned[order->lines[i].product] = TRUE;
}
