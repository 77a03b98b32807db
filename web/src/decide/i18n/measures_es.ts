import type { DecideMeasureTexts } from '../words';

export const measures: DecideMeasureTexts = {
  recorded_cost: {
    label: 'Registrado',
    sentence:
      'Lo que el archivo dice que costaron las ejecuciones, de aquellas cuyo coste se conoce por ambas vías.',
    formula: 'suma de estimated_cost_usd de las ejecuciones que además tienen precio',
  },
  recomputed_cost: {
    label: 'Según las listas',
    sentence:
      'Lo que cuestan las mismas ejecuciones según las listas de precios, cada una al precio de su día.',
    formula: 'suma de tokens por clase × precio de la clase, de las ejecuciones con registro',
  },
  price_ratio: {
    label: 'Listas / registrado',
    sentence:
      '1 cuando el registro y las listas coinciden. Lejos de 1, un precio, un proveedor o un modelo no es aquel con el que se hizo el registro.',
    formula: 'según las listas / registrado',
  },
  unpriced_runs: {
    label: 'Ejecuciones sin precio',
    sentence:
      'Ejecuciones cuyo modelo no está en ninguna lista, cuyos tokens no se conocen o cuya clase de token no tiene precio. No están en ninguna suma.',
    formula: 'ejecuciones de agentes − ejecuciones a las que las listas ponen precio',
  },
  unpriced_models: {
    label: 'Modelos sin precio',
    sentence: 'Modelos del archivo que ninguna lista tiene, con ninguna de sus reglas.',
    formula: 'modelos sin coincidencia',
  },
  jobs_off: {
    label: 'Tareas que no cuadran',
    sentence:
      'Tareas cuyo coste registrado y coste según las listas difieren en más de un 2 % y un centavo.',
    formula: 'tareas con |listas / registrado − 1| > 0,02 y una diferencia mayor que 0,01 $',
  },
  current_month: {
    label: 'Ahora, al mes',
    sentence:
      'Los tokens del periodo a los precios de hoy de los modelos que los usaron, por 30 días. No es el coste registrado: ambos lados de una comparación tienen los mismos precios.',
    formula: 'tokens por clase × precio de hoy, × 30 / días del periodo',
  },
  changed_month: {
    label: 'Con los cambios, al mes',
    sentence:
      'Los mismos tokens con los modelos, la parte de caché y los horarios elegidos aquí. Las tareas sin precio quedan fuera en ambos lados.',
    formula:
      'tokens por clase × precio del modelo elegido × ejecuciones del nuevo horario / del anterior',
  },
  saving_month: {
    label: 'Ahorro al mes',
    sentence:
      'Lo que los cambios ahorran en 30 días. El margen: en el peor caso nada se lee de la caché del modelo nuevo y su tokenizador hace 1,3 veces los tokens; en el mejor, 0,9 veces.',
    formula: 'ahora − con los cambios',
  },
  spent_so_far: {
    label: 'Gastado hasta ahora',
    sentence:
      'Costes conocidos del periodo hasta ahora. Las ejecuciones sin coste conocido no están.',
    formula: 'suma de estimated_cost_usd desde el primer momento hasta ahora',
  },
  forecast_middle: {
    label: 'Costará',
    sentence:
      'El centro de lo que costará todo el periodo: tan probable más como menos. Cada disparo que queda cuesta como las ejecuciones anteriores, o como su subida, bajada o nuevo nivel hacen esperar, tan probables como esas ejecuciones los hagan; y se ejecutan tantos como antes.',
    formula:
      'p50 de lo gastado + suma por tareas de ejecuciones sorteadas × costes sorteados, 2.000 muestras',
  },
  forecast_low: {
    label: '1 de 10 por debajo',
    sentence: 'En uno de cada diez casos el periodo cuesta menos.',
    formula: 'p10 de las mismas muestras',
  },
  forecast_high: {
    label: '1 de 10 por encima',
    sentence: 'En uno de cada diez casos el periodo cuesta más.',
    formula: 'p90 de las mismas muestras',
  },
  forecast_nominal: {
    label: 'Según la programación',
    sentence:
      '30 días en que se ejecuta cada disparo, al coste medio de los últimos 30 días. Más que la previsión donde se saltan ejecuciones.',
    formula: 'suma de coste medio × disparos de 30 días',
  },
  forecast_trend: {
    label: 'Según la tendencia',
    sentence:
      '30 días como los últimos 30. Difiere de la previsión donde cambiaron costes o programaciones.',
    formula: 'suma del coste de los últimos 30 días, llevada a 30',
  },
  bands_held: {
    label: 'Meses dentro',
    sentence:
      'Parte de los meses pasados cuyo coste real quedó entre el mínimo y el máximo previstos, preguntado a los diez días. Prometen el 80 %.',
    formula: 'meses con p10 <= real <= p90 / meses con previsión',
  },
  limits_reached: {
    label: 'Límites alcanzados',
    sentence: 'Límites cuyo periodo ha costado todo lo que permiten.',
    formula: 'veredictos hard',
  },
  limits_near: {
    label: 'Límites cerca',
    sentence:
      'Límites cuyo periodo ha costado el 80 % de lo que permiten, o la parte fijada; y los que solo alcanzan estimaciones.',
    formula: 'veredictos soft',
  },
  month_spent: {
    label: 'Gastado este mes',
    sentence:
      'Costes conocidos de todas las tareas desde el comienzo del mes, en la zona mostrada.',
    formula: 'suma de estimated_cost_usd desde el día 1',
  },
  month_expected: {
    label: 'A fin de mes',
    sentence: 'El centro de lo que costará el mes, de todas las tareas: véase Previsión.',
    formula: 'p50 de la previsión del mes',
  },
  lasting_departures: {
    label: 'Siguen fuera',
    sentence:
      'Tareas cuyas últimas ejecuciones usan otro modelo o proveedor, o pagan donde era gratis. Habitual es lo que tuvieron 8 de cada 10 de las últimas 5 a 30 ejecuciones.',
    formula: 'desvíos cuya última ejecución es la última de la tarea',
  },
  departure_extra: {
    label: 'Más de lo habitual',
    sentence:
      'Lo que costaron las ejecuciones fuera de lo habitual por encima de otras tantas habituales. Negativo donde fueron más baratas.',
    formula: 'suma del coste - ejecuciones de coste conocido × coste medio de una habitual',
  },
  departure_spent: {
    label: 'Gastado fuera de lo habitual',
    sentence: 'Coste conocido de las ejecuciones fuera de lo habitual.',
    formula: 'suma de estimated_cost_usd de esas ejecuciones',
  },
};
